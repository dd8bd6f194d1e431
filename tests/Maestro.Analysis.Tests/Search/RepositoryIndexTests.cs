using Maestro.Analysis.Search;
using Maestro.Analysis.Tests.Files;

namespace Maestro.Analysis.Tests.Search;

public sealed class RepositoryIndexTests
{
    private static readonly (string, string)[] Shop =
    [
        ("src/auth/login.py", "from src.auth.token import issue\n\ndef login(user, password):\n    return issue(user)\n"),
        ("src/auth/token.py", "def issue(user):\n    return user\n"),
        ("src/cart/basket.py", "def add_item(basket, item):\n    basket.append(item)\n"),
        ("src/web/LoginHandler.cs", "namespace Shop.Web;\npublic sealed class LoginHandler { public void Handle() { } }\n"),
        ("tests/test_login.py", "from src.auth.login import login\n\ndef test_login_password():\n    assert login('user', 'password') == 'user'  # login password user login\n"),
        ("docs/login.md", "# Login\nThe user and the password of the login.\n"),
        ("logo.png", "\0\0\0"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_comes_before_its_tests_and_documents()
    {
        using var tree = new TemporaryTree(Shop);
        Assert.Equal("src/auth/login.py", await First(tree, "the user password of a login"));
    }

    [Fact]
    public async Task Tests_come_first_when_they_are_asked_for()
    {
        using var tree = new TemporaryTree(Shop);
        Assert.Equal("tests/test_login.py", await First(tree, "tests of the login password"));
    }

    [Theory]
    [InlineData("why does login in src/cart/basket.py ask for the user password?", "src/cart/basket.py")]
    [InlineData("the user password of login (see basket.py:2)", "src/cart/basket.py")]
    [InlineData("user password login in LoginHandler", "src/web/LoginHandler.cs")]
    [InlineData("explain add_item() of login user password", "src/cart/basket.py")]
    [InlineData("adicionar autenticação de usuários com senha no login", "src/auth/login.py")]
    public async Task What_the_sentence_names_comes_first(string sentence, string path)
    {
        using var tree = new TemporaryTree(Shop);
        Assert.Equal(path, await First(tree, sentence));
    }

    [Fact]
    public async Task A_file_that_is_imported_is_found_without_any_of_the_words()
    {
        using var tree = new TemporaryTree(("src/alpha.py", "from src.beta import b\n\ndef throttle():\n    return b()\n"), ("src/beta.py", "def b():\n    return 1\n"), ("src/gamma.py", "x = 1\n"));
        var index = await RepositoryIndex.OpenAsync(tree.Root, null, Token);
        var found = index.Find("throttle", 10);
        Assert.Equal(["src/alpha.py", "src/beta.py"], found.Select(file => file.Path));
        Assert.Equal("linked to src/alpha.py", found[1].Reason);
        Assert.Contains(index.DependenciesOf(["src/alpha.py"]), edge => edge is { From: "src/alpha.py", To: "src/beta.py", Kind: "import" });
    }

    [Fact]
    public async Task A_file_that_earlier_changes_of_the_kind_touched_rises()
    {
        using var tree = new TemporaryTree(("a.py", "def throttle():\n    pass\n"), ("b.py", "def throttle():\n    pass\n"));
        tree.Git("init", "-q");
        tree.Commit("first");
        tree.Write("b.py", "def throttle():\n    return 1\n");
        tree.Commit("Throttle requests per client");
        Assert.Equal("b.py", await First(tree, "throttle requests"));
    }

    [Fact]
    public async Task A_result_tells_symbols_reason_lines_and_excerpt()
    {
        using var tree = new TemporaryTree(Shop);
        var index = await RepositoryIndex.OpenAsync(tree.Root, null, Token);
        var login = index.Find("user login", 3, withExcerpts: true)[0];
        Assert.Equal(("src/auth/login.py", 1.0, 4, false), (login.Path, login.Score, login.Lines, login.IsTest));
        Assert.Contains("login:3", login.Symbols);
        Assert.Contains("login", login.Reason, StringComparison.Ordinal);
        Assert.Contains("3: def login(user, password):", login.Excerpt!, StringComparison.Ordinal);
        Assert.Equal(1, index.SkippedFiles);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("zzzz qqqq")]
    [InlineData("()`` ./ :1 ..")]
    public async Task A_sentence_that_matches_nothing_finds_nothing(string sentence)
    {
        using var tree = new TemporaryTree(Shop);
        Assert.Empty((await RepositoryIndex.OpenAsync(tree.Root, null, Token)).Find(sentence, 10));
    }

    [Fact]
    public async Task An_empty_folder_has_no_files()
    {
        using var tree = new TemporaryTree();
        var index = await RepositoryIndex.OpenAsync(tree.Root, null, Token);
        Assert.Empty(index.Files);
        Assert.Empty(index.Find("login", 10));
    }

    private static async Task<string> First(TemporaryTree tree, string sentence) => (await RepositoryIndex.OpenAsync(tree.Root, null, Token)).Find(sentence, 10)[0].Path;
}

using Maestro.Analysis.Refactoring;
using Maestro.Analysis.Search;
using Maestro.Analysis.Tests.Files;

namespace Maestro.Analysis.Tests.Refactoring;

public sealed class NameRefactoringTests : IDisposable
{
    private readonly TemporaryTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_name_is_changed_in_code_and_in_strings_that_hold_code_but_not_in_other_text()
    {
        tree.Write("store.py", "class Store:\n    pass\n");
        tree.Write("app.py", "from store import Store\n\n# Store is open\nprint(f\"{Store.__name__} Store\", 'Store', Stores)\n");
        var plan = await Rename("Store", "Shop");
        Assert.Equal("from store import Shop\n\n# Store is open\nprint(f\"{Shop.__name__} Store\", 'Store', Stores)\n", After(plan, "app.py"));
        Assert.Equal("class Shop:\n    pass\n", After(plan, "store.py"));
        Assert.Contains("3 places in strings, comments", Assert.Single(plan.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Store", "Shop", "Shop is already used")]
    [InlineData("add", "insert", "declared in 2 places")]
    [InlineData("print", "show", "not declared in the repository")]
    [InlineData("Nothing", "Something", "stands nowhere")]
    [InlineData("Store", "my shop", "is no name")]
    public async Task What_a_name_alone_cannot_decide_is_refused_with_the_reason(string from, string to, string why)
    {
        tree.Write("store.py", "class Store:\n    def add(self):\n        print(self)\n\nclass Shop:\n    def add(self):\n        print(Store)\n");
        Assert.Contains(why, (await Rename(from, to)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.py", "import os, sys\nfrom re import (\n    compile,\n    match as m,\n)\nimport json  # noqa\n\nprint(sys.argv, m)\n", "import sys\nfrom re import (\n    match as m,\n)\nimport json  # noqa\n\nprint(sys.argv, m)\n")]
    [InlineData("a.py", "import os.path\nfrom a import b\n\nprint('b')\n", "from a import b\n\nprint('b')\n")]
    [InlineData("a.ts", "import './side';\nimport Board, { type Card } from './board';\nimport { a, b as c } from './x';\nimport * as all from './y';\nuse(a, Board);\n", "import './side';\nimport Board, { type Card } from './board';\nimport { a } from './x';\nuse(a, Board);\n")]
    [InlineData("A.java", "import java.util.List;\nimport java.util.Map;\nclass A { List<String> x; }\n", "import java.util.List;\nclass A { List<String> x; }\n")]
    public async Task Imports_that_nothing_in_the_file_names_are_removed(string path, string before, string after)
    {
        tree.Write(path, before);
        var plan = UnusedImports.Plan(await Search(), [path]);
        Assert.Equal(after, After(plan, path));
    }

    [Theory]
    [InlineData("a.py", "def _old(x):\n    if x:\n        return 1\n\n    return 2\n\n\ndef used():\n    return 3\n", "def used():\n    return 3\n")]
    [InlineData("a.cs", "class A\n{\n    public int B() => 1;\n\n    // Nobody calls it.\n    private int Old(string text)\n    {\n        return text == \"}\" ? 1 : 2;\n    }\n}\n", "class A\n{\n    public int B() => 1;\n}\n")]
    [InlineData("a.ts", "export const a = 1;\n\nfunction old() {\n  return `${a}`;\n}\n", "export const a = 1;\n")]
    public async Task A_private_function_that_nothing_names_is_removed(string path, string before, string after)
    {
        tree.Write(path, before);
        Assert.Equal(after.TrimEnd(), After(UnusedFunctions.Plan(await Search(), null, [path], CancellationToken.None), path).TrimEnd());
    }

    [Fact]
    public async Task A_function_that_is_decorated_or_named_anywhere_is_kept()
    {
        tree.Write("a.py", "@route('/x')\ndef _page():\n    return 1\n\n\ndef _named():\n    return 2\n");
        tree.Write("notes.txt", "see _named\n");
        Assert.Equal("no private function is certainly unused", UnusedFunctions.Plan(await Search(), null, ["a.py"], CancellationToken.None).Refusal);
    }

    private async Task<RefactoringPlan> Rename(string from, string to) => SymbolRename.Plan(await Search(), from, to, CancellationToken.None);

    private async Task<NameSearch> Search() => new(await RepositoryIndex.OpenAsync(tree.Root, null, CancellationToken.None), path => File.ReadAllText(Path.Combine(tree.Root, path)));

    private string After(RefactoringPlan plan, string path)
    {
        Assert.Null(plan.Refusal);
        var text = File.ReadAllText(Path.Combine(tree.Root, path));
        foreach (var edit in plan.Edits.Where(edit => edit.Path == path).OrderByDescending(edit => edit.Start))
            text = text[..edit.Start] + edit.With + text[(edit.Start + edit.Length)..];
        return text;
    }
}

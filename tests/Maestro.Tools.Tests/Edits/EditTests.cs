using System.Text;
using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Tools;
using Maestro.Testing;

namespace Maestro.Tools.Tests.Edits;

public sealed class EditTests : IDisposable
{
    private const string Code = "class Login\n{\n    void SignIn()\n    {\n        Check();\n    }\n\n    void SignOut()\n    {\n        Check();\n    }\n}\n";

    private readonly string root = WorkspacePath.Real(Directory.CreateTempSubdirectory("maestro-edits-").FullName);
    private readonly List<AgentEvent> events = [];

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("word for word, also within a line", "SignIn()", "Enter()", "void Enter()\n")]
    [InlineData("white space at the end of lines", "class Login  \n{\t\n    void SignIn()", "class Login\n{\n    void Enter()", "void Enter()\n")]
    [InlineData("other indentation", "void SignIn()\n{\n  Check();\n}", "void SignIn()\n{\n  Check();\n  Log();\n}", "        Check();\n        Log();\n    }\n")]
    [InlineData("a text with Windows line ends", "void SignIn()\r\n    {\r\n", "void Enter()\r\n    {\r\n", "void Enter()\n    {\n")]
    [InlineData("a line that is nearly the same", "    void SignIn()\n    {\n        Check();\n    }\n\n    void SignOut()\n    {\n        Chek();\n    }", "    void Enter()\n    {\n        Check();\n    }\n\n    void SignOut()\n    {\n        Chek();\n    }", "    void Enter()\n    {\n        Check();\n    }\n\n    void SignOut()\n    {\n        Check();\n")]
    public async Task The_place_that_is_meant_is_found(string why, string search, string replace, string expected)
    {
        Assert.NotEmpty(why);
        Write("Login.cs", Code);
        await Edit(("Login.cs", search, replace));
        Assert.Contains(expected, Read("Login.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("        Check();", "stands in 2 places")]
    [InlineData("Check( );", "stands in 2 places")]
    [InlineData("void LogIn(string user, string password)\n{\n    Open(user);\n}", "The nearest places are:")]
    [InlineData("  \n ", "is empty")]
    public async Task What_names_no_one_place_is_refused_and_nothing_changes(string search, string why)
    {
        Write("Login.cs", Code);
        Write("Other.cs", "one\n");
        var refused = await Assert.ThrowsAsync<ToolException>(() => Edit(("Other.cs", "one", "two"), ("Login.cs", search, "x")));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal((Code, "one\n"), (Read("Login.cs"), Read("Other.cs")));
    }

    [Fact]
    public async Task The_nearest_places_are_shown_with_their_lines()
    {
        Write("Login.cs", Code);
        var refused = await Assert.ThrowsAsync<ToolException>(() => Edit(("Login.cs", "    void SignUp()\n    {\n        Send();", "x")));
        Assert.Contains("line 3 (", refused.Message, StringComparison.Ordinal);
        Assert.Contains("    3      void SignIn()\n", refused.Message, StringComparison.Ordinal);
        Assert.Contains("    8      void SignOut()\n", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFFa = “1”\r\nb = 2\r\n", "utf-8", "b = 2", "b = 3\nc = 4", "\uFEFFa = “1”\r\nb = 3\r\nc = 4\r\n")]
    [InlineData("a = “1”\nb = 2", "utf-8", "a = \"1\"\nb = 2", "a = \"1\"\nb = 3\n", "a = “1”\nb = 3")]
    [InlineData("\uFEFFa\r\nb\n", "utf-16", "b", "c", "\uFEFFa\r\nc\n")]
    [InlineData("é\r\nb\r\n", "iso-8859-1", "b", "ü", "é\r\nü\r\n")]
    [InlineData("a\r\nb\nc\r\n", "utf-8", "b\nc", "b\nd", "a\r\nb\nd\r\n")]
    public async Task Encoding_mark_line_ends_quotes_and_final_newline_are_kept(string before, string encoding, string search, string replace, string after)
    {
        var code = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(Path.Combine(root, "f"), code.GetBytes(before));
        await Edit(("f", search, replace));
        Assert.Equal(after, code.GetString(File.ReadAllBytes(Path.Combine(root, "f"))));
    }

    [Fact]
    public async Task A_character_that_the_encoding_lacks_is_refused()
    {
        File.WriteAllBytes(Path.Combine(root, "f"), Encoding.Latin1.GetBytes("é\n"));
        Assert.Contains("no place for a character", (await Assert.ThrowsAsync<ToolException>(() => Edit(("f", "é", "→")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_changes_several_files_at_once()
    {
        Write("Login.cs", Code);
        Write("old.txt", "x\n");
        await Run("apply_patch", "patch", """
            *** Begin Patch
            *** Update File: Login.cs
            *** Move to: src/Login.cs
            @@ class Login
            @@     void SignOut()
                 {
            -        Check();
            +        Forget();
                 }
            *** Add File: new/a.txt
            +first
            +second
            *** Delete File: old.txt
            *** End Patch
            """);
        Assert.Equal(Code[..Code.LastIndexOf("Check", StringComparison.Ordinal)] + "Forget();\n    }\n}\n", Read("src/Login.cs"));
        Assert.Equal("first\nsecond\n", Read("new/a.txt"));
        Assert.False(File.Exists(Path.Combine(root, "old.txt")) || File.Exists(Path.Combine(root, "Login.cs")));
    }

    [Fact]
    public async Task A_change_is_an_event_with_its_difference()
    {
        Write("Login.cs", Code);
        await Edit(("Login.cs", "SignOut", "Leave"));
        var touched = Assert.Single(events.OfType<FileTouched>());
        Assert.Equal(("Login.cs", FileChange.Modified, 1, 1), (touched.Path, touched.Change, touched.Added, touched.Removed));
        Assert.Equal("--- a/Login.cs\n+++ b/Login.cs\n@@ -5,7 +5,7 @@\n         Check();\n     }\n \n-    void SignOut()\n+    void Leave()\n     {\n         Check();\n     }\n", touched.Diff);
    }

    [Fact]
    public async Task A_link_is_edited_where_it_leads_and_deleted_itself()
    {
        Write("real.txt", "a\n");
        File.CreateSymbolicLink(Path.Combine(root, "link.txt"), "real.txt");
        await Edit(("link.txt", "a", "b"));
        Assert.Equal(("b\n", "real.txt"), (Read("real.txt"), new FileInfo(Path.Combine(root, "link.txt")).LinkTarget));
        await Run("delete_file", "path", "link.txt");
        Assert.True(File.Exists(Path.Combine(root, "real.txt")) && !Path.Exists(Path.Combine(root, "link.txt")));
    }

    private Task<ToolOutcome> Edit(params (string Path, string Search, string Replace)[] edits) => Run(
        "edit_file", $$"""{"edits":[{{string.Join(',', edits.Select(edit => $$"""{"path":{{Json(edit.Path)}},"search":{{Json(edit.Search)}},"replace":{{Json(edit.Replace)}}}"""))}}]}""");

    private Task<ToolOutcome> Run(string tool, string name, string value) => Run(tool, $$"""{"{{name}}":{{Json(value)}}}""");

    private async Task<ToolOutcome> Run(string name, string arguments)
    {
        var tool = ToolSet.Create(null, []).Single(tool => tool.Declaration.Name == name);
        var json = JsonElement.Parse(arguments);
        return await tool.RunAsync(json, new ToolContext("x", "c1", root, events.Add) { Plan = tool.Plan(json, root), Changes = new DirectChanges() }, CancellationToken.None);
    }

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(root, path), text);

    private string Read(string path) => File.ReadAllText(Path.Combine(root, path));
}

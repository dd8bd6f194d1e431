using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests.Documentation;

public sealed class DocumentationAgentTests
{
    [Theory]
    [InlineData("csharp", "README.md", "docs/guide.md")]
    [InlineData("python", "shop/money.py", "places")]
    [InlineData("typescript", "src/labels.ts", "color")]
    public async Task Without_a_model_gaps_and_coverage_come_from_code_and_documents(string sample, string file, string symbol)
    {
        using var work = Workplace.Sample(sample);
        var events = await work.RunAsync("documentation", "check the docs");
        var result = ResultOf(events);
        Assert.Contains(result.Gaps, gap => gap.File == file && gap.Symbol == symbol && gap.Source == "static");
        Assert.InRange(result.Coverage!.Documented, 1, result.Coverage.Public - 1);
        Assert.Empty(result.Files);
        Assert.DoesNotContain(events, e => e is FileTouched { Change: not FileChange.Read });
        Assert.Contains("built-in analysis", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_readme_says_what_manifests_and_code_say()
    {
        using var work = Workplace.TypeScript();
        var result = ResultOf(await work.RunAsync("documentation", "write a README"));
        Assert.Equal(("README.md", FileChange.Created), (result.Files[0].Path, result.Files[0].Change));
        var text = work.Read("README.md");
        Assert.StartsWith("# board\n", text, StringComparison.Ordinal);
        Assert.Contains("npm run build\n", text, StringComparison.Ordinal);
        Assert.Contains("`src/`: 2 files with `Board`", text, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Gaps, gap => gap.Kind == "missing-readme");
    }

    [Fact]
    public async Task To_a_readme_that_is_there_only_what_it_lacks_is_added()
    {
        using var work = Workplace.TypeScript();
        work.Write("README.md", "# My board\n\nMine.\n\nnpm install, then npm run build\n");
        await work.RunAsync("documentation", "write the readme");
        Assert.StartsWith("# My board\n\nMine.\n\nnpm install, then npm run build\n\n## Test\n\n```sh\nnpm test\n```\n", work.Read("README.md"), StringComparison.Ordinal);
        Assert.Empty(ResultOf(await work.RunAsync("documentation", "write the readme")).Files);
    }

    [Fact]
    public async Task A_reference_holds_declarations_and_what_their_comments_say()
    {
        using var work = Workplace.CSharp();
        var result = ResultOf(await work.RunAsync("documentation", "document the public API of Users"));
        Assert.Equal("docs/api-src-shop-users.md", Assert.Single(result.Files).Path);
        var text = work.Read("docs/api-src-shop-users.md");
        Assert.Contains("### User\n\n```csharp\npublic sealed record User(string Name)\n```\n\nA person who buys in the shop.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Order", text, StringComparison.Ordinal);
        Assert.Equal((1, 3), (result.Coverage!.Documented, result.Coverage.Public));
    }

    [Fact]
    public async Task What_has_one_right_form_is_corrected_and_counted_anew()
    {
        using var work = Workplace.Python();
        work.Write("README.md", "# Notes\n\nSee [the store](store.py) and [more](#Storge), `notes/app.py`.\n\n## Storage\n");
        var result = ResultOf(await work.RunAsync("documentation", "fix the broken links in README.md"));
        Assert.Equal("# Notes\n\nSee [the store](notes/store.py) and [more](#storage), `notes/app.py`.\n\n## Storage\n", work.Read("README.md"));
        Assert.Equal(("README.md", 1, 1), (result.Files[0].Path, result.Files[0].Added, result.Files[0].Removed));
        Assert.DoesNotContain(result.Gaps, gap => gap.Kind.StartsWith("broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_denied_change_leaves_the_folder_as_it_was()
    {
        using var work = Workplace.Python();
        work.Verdict = Verdict.Deny;
        var end = Assert.IsType<RunFailed>((await work.RunAsync("documentation", "write a README"))[^1]);
        Assert.Equal(ErrorKind.Denied, end.Kind);
        Assert.False(File.Exists(Path.Combine(work.Folder, "README.md")));
    }

    [Fact]
    public async Task A_model_writes_with_its_tools_and_says_why()
    {
        using var work = Workplace.Python();
        var model = new FakeChatClient(
            [
                new FunctionCallContent("1", "edit_file", new Dictionary<string, object?>
                {
                    ["edits"] = System.Text.Json.JsonElement.Parse("""[{"path":"notes/store.py","search":"class Store:","replace":"class Store:\n    \"\"\"Keeps a note.\"\"\"\n"}]"""),
                }),
            ],
            ["Done.\n\n```json\n{\"files\": [{\"path\": \"notes/store.py\", \"description\": \"says what a store is\", \"content\": \"\"}, {\"path\": \"docs/notes.md\", \"description\": \"a page\", \"content\": \"# Notes\\n\"}], "
                + "\"gaps\": [{\"kind\": \"unclear\", \"file\": \"notes/app.py\", \"line\": 3, \"symbol\": \"create_app\", \"message\": \"It does not say what it gives.\", \"fix\": \"Say it.\", \"confidence\": 0.7}]}\n```"]);
        var result = ResultOf(await work.RunAsync("documentation", "add docstrings to notes/store.py", model));
        Assert.Equal([("docs/notes.md", "a page"), ("notes/store.py", "says what a store is")], result.Files.Select(file => (file.Path, file.Description)).Order());
        Assert.Contains("\"\"\"Keeps a note.\"\"\"", work.Read("notes/store.py"), StringComparison.Ordinal);
        Assert.Equal("# Notes\n", work.Read("docs/notes.md"));
        Assert.Contains(result.Gaps, gap => gap is { Source: "model", Kind: "unclear", Line: 3 });
        Assert.Equal("Done.", result.Summary);
        Assert.Equal(1, result.Coverage!.Documented);
    }

    [Fact]
    public async Task A_question_gives_a_model_no_tool_that_changes_files()
    {
        using var work = Workplace.Python();
        var model = new FakeChatClient(["Fine.\n```json\n{\"files\": [{\"path\": \"a.md\", \"description\": \"\", \"content\": \"x\"}], \"gaps\": []}\n```"]);
        var result = ResultOf(await work.RunAsync("documentation", "which functions are not documented?", model));
        Assert.Empty(result.Files);
        Assert.DoesNotContain(model.Requests[0].Options!.Tools!, tool => tool.Name is "write_file" or "edit_file" or "apply_patch");
    }

    private static DocumentationResult ResultOf(List<AgentEvent> events) => Assert.IsType<DocumentationResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}

using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests.Refactorer;

public sealed class RefactorerAgentTests
{
    [Fact]
    public async Task Without_a_model_a_symbol_is_renamed_everywhere_and_checked_before_and_after()
    {
        using var work = Workplace.Python();
        var events = await work.RunAsync("refactorer", "rename the class Store to Shelf");
        var result = Result(events);
        Assert.Equal(["notes/app.py", "notes/store.py", "tests/test_store.py"], result.Changes.Select(change => change.File).Order(StringComparer.Ordinal));
        Assert.All(result.Changes, change => Assert.Equal("rename", change.Kind));
        Assert.Contains("-class Store:\n+class Shelf:\n", result.Changes.Single(change => change.File == "notes/store.py").Diff, StringComparison.Ordinal);
        Assert.Equal((true, false), (result.Committed, result.RolledBack));
        Assert.Equal(["pytest", "pytest"], work.Commands.Ran);
        Assert.Equal((0, 0), (Assert.Single(result.Tests!).Before.ExitCode, result.Tests![0].After!.ExitCode));
        Assert.Contains("from notes.store import Shelf", work.Read("notes/app.py"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("move notes/store.py to notes/lib/, and update the imports", "notes/lib/store.py")]
    [InlineData("mova o arquivo `notes/store.py` para notes/lib/store.py", "notes/lib/store.py")]
    [InlineData("rename notes/store.py to shelf.py", "notes/shelf.py")]
    [InlineData("move the class Store from notes/store.py to notes/shelf.py", "notes/shelf.py")]
    [InlineData("mova a classe Store para notes/shelf.py", "notes/shelf.py")]
    public async Task Without_a_model_files_and_declarations_are_moved(string request, string to)
    {
        using var work = Workplace.Python();
        Assert.Contains(Result(await work.RunAsync("refactorer", request)).Changes, change => change.File == to && change.Kind == "move");
        Assert.Contains("class Store:", work.Read(to), StringComparison.Ordinal);
        Assert.Contains($"from {to[..^3].Replace('/', '.')} import Store", work.Read("notes/app.py"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extract line 3 of notes/store.py into a method keep", "    def keep(self, note):\n        self.note = note\n")]
    [InlineData("extraia as linhas 3 até 3 de store.py para uma função chamada keep", "        self.keep(note)\n")]
    [InlineData("Extract the string 'a' in tests/test_store.py into NOTE.", "class Store")]
    public async Task Without_a_model_lines_and_literals_are_extracted(string request, string expected)
    {
        using var work = Workplace.Python();
        Assert.All(Result(await work.RunAsync("refactorer", request)).Changes, change => Assert.Equal("extract", change.Kind));
        Assert.Contains(expected, work.Read("notes/store.py"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inline the variable made in create_app", "    return Store()\n")]
    [InlineData("inline the variable made in notes/app.py", "    return Store()\n")]
    [InlineData("inline the local variable made", "    return Store()\n")]
    [InlineData("inline the function twice in notes/calc.py", "x = 2 + 2\n")]
    [InlineData("incorpore a função twice", "x = 2 + 2\n")]
    public async Task Without_a_model_variables_and_functions_are_inlined(string request, string expected)
    {
        using var work = Workplace.Python();
        work.Write("notes/app.py", "from notes.store import Store\n\ndef create_app():\n    made = Store()\n    return made\n");
        work.Write("notes/calc.py", "def twice(n):\n    return n + n\n\n\nx = twice(2)\n");
        Assert.All(Result(await work.RunAsync("refactorer", request)).Changes, change => Assert.Equal("inline", change.Kind));
        Assert.Contains(expected, work.Read("notes/app.py") + work.Read("notes/calc.py"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_a_check_is_taken_back_whole()
    {
        using var work = Workplace.Python();
        work.Commands.FirstExitCodes.Enqueue(0);
        work.Commands.ExitCode = 1;
        var events = await work.RunAsync("refactorer", "rename Store to Shelf");
        Assert.Equal((false, true), (Result(events).Committed, Result(events).RolledBack));
        Assert.Contains("class Store:", work.Read("notes/store.py"), StringComparison.Ordinal);
        Assert.Contains("import Store", work.Read("notes/app.py"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_is_not_installed_keeps_no_other_from_being_run()
    {
        using var work = Workplace.Python();
        work.Write("package.json", """{"scripts":{"build":"tsc"}}""");
        work.Commands.FirstExitCodes.Enqueue(127);
        var events = await work.RunAsync("refactorer", "rename the class Store to Shelf");
        Assert.Equal(["npm run build", "pytest", "pytest"], work.Commands.Ran);
        var check = Assert.Single(Result(events).Tests!);
        Assert.Equal(("pytest", 0, 0), (check.Command, check.Before.ExitCode, check.After!.ExitCode));
        Assert.Contains(events, e => e is StatusChanged { Message: var said } && said.StartsWith("`npm run build` is not installed here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_works_on_a_copy_and_nothing_changes_when_the_difference_is_denied()
    {
        using var work = Workplace.Python();
        work.Verdict = Verdict.Deny;
        var before = work.Read("notes/store.py");
        var events = await work.RunAsync("refactorer", "add a hello function to notes/store.py", Model(work.Folder));
        Assert.Equal(ErrorKind.Denied, Assert.IsType<RunFailed>(events[^1]).Kind);
        Assert.Equal(before, work.Read("notes/store.py"));
        Assert.DoesNotContain(events, e => e is FileTouched { Change: not FileChange.Read });
        Assert.Contains(events, e => e is StatusChanged { Message: "Drafted: modified notes/store.py +4 -0" });
    }

    [Fact]
    public async Task What_a_model_made_of_the_copy_is_applied_as_one_change()
    {
        using var work = Workplace.Python();
        var result = Result(await work.RunAsync("refactorer", "add a hello function to notes/store.py", Model(work.Folder)));
        Assert.Equal(("notes/store.py", "modified", "Added hello."), (result.Changes[0].File, result.Changes[0].Kind, result.Changes[0].Description));
        Assert.StartsWith("def hello():\n    return 1\n", work.Read("notes/store.py"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extract a class from notes/store.py", "Without a model the refactorer renames a symbol")]
    [InlineData("rename save to Store", "Store is already used")]
    [InlineData("move notes/store.py to notes/lib.py and add a test for it", "the request goes on with 'and add a test for it'")]
    public async Task Without_a_model_what_it_cannot_do_is_refused_plainly(string request, string why)
    {
        using var work = Workplace.Python();
        Assert.Contains(why, Assert.IsType<RunFailed>((await work.RunAsync("refactorer", request))[^1]).Error, StringComparison.Ordinal);
        Assert.Empty(work.Commands.Ran);
    }

    private static RefactorerResult Result(List<AgentEvent> events) => Assert.IsType<RefactorerResult>(Assert.IsType<ResultProduced>(events[^1]).Data);

    /// <summary>Calls the tool with the path in the work folder, as a model may that was told of it.</summary>
    private static FakeChatClient Model(string folder) => new(
        [
            new FunctionCallContent("1", "edit_file", new Dictionary<string, object?>
            {
                ["edits"] = System.Text.Json.JsonElement.Parse($$"""[{"path":"{{folder}}/notes/store.py","search":"class Store:","replace":"def hello():\n    return 1\n\n\nclass Store:"}]"""),
            }),
        ],
        ["Added hello."]);
}

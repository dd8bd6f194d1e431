using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests.Testing;

public sealed class TestingAgentTests
{
    private const string Code = "def over(count):\n    return count > 10\n\n\ndef name(count):\n    if count == 1:\n        return \"one\"\n    return \"many\"\n";

    [Theory]
    [InlineData("csharp", "xunit v3", "tests/Shop.Tests/OrdersTests.cs", "Orders.Deep")]
    [InlineData("python", "pytest", "tests/test_orders.py", "classify")]
    [InlineData("typescript", "vitest", "src/board.test.ts", "Board.move")]
    public async Task Without_a_model_two_repositories_never_get_the_same_answer(string sample, string framework, string style, string untested)
    {
        using var work = Workplace.Sample(sample);
        var events = await work.RunAsync("testing", "write tests for the whole project");
        var result = ResultOf(events);
        Assert.Equal((framework, style), (result.Framework, result.Style));
        Assert.Contains(result.Untested, function => function.Name == untested);
        Assert.Contains("Writing tests needs a model", result.Summary, StringComparison.Ordinal);
        Assert.Contains(untested, result.Summary, StringComparison.Ordinal);
        Assert.Empty(work.Commands.Ran);
        Assert.Null(result.Run ?? (object?)result.Coverage ?? result.Mutation ?? (object?)result.Flaky);
        Assert.IsType<StatusChanged>(events[0]);
    }

    [Fact]
    public async Task Every_mutant_is_tried_on_a_copy_and_what_no_test_notices_is_listed()
    {
        using var work = Python();
        // The tests know what eleven and one give, and nothing else.
        var framework = work.Use(new FakeFramework((folder, _) => File.ReadAllText(Path.Combine(folder, "shop.py")) switch
        {
            var text when text.Contains("((((", StringComparison.Ordinal) => (1, "ERROR"),
            var text when !text.Contains("count > ", StringComparison.Ordinal) && !text.Contains("count >= ", StringComparison.Ordinal) => (1, "tests/test_shop.py::test_over FAILED"),
            var text when text.Contains("not (", StringComparison.Ordinal) || !text.Contains("\"one\"", StringComparison.Ordinal) || text.Contains("!= 1", StringComparison.Ordinal) => (1, "tests/test_shop.py::test_name FAILED"),
            var text when text.Contains("== 2", StringComparison.Ordinal) => (null, ""),
            _ => (0, "tests/test_shop.py::test_over PASSED\ntests/test_shop.py::test_name PASSED"),
        }));
        var result = ResultOf(await work.RunAsync("testing", "mutation test shop.py"));
        var mutation = result.Mutation!;
        Assert.Equal((7, 7, 3, 3, 1, 0), (mutation.Possible, mutation.Tried, mutation.Killed, mutation.Survived, mutation.TimedOut, mutation.DoesNotCompile));
        Assert.Equal(0.571, mutation.Score);
        Assert.Equal(
            [(2, "boundary", "return count > 10", "return count >= 10"), (2, "number", "return count > 10", "return count > 11"), (8, "return", "return \"many\"", "return \"\"")],
            mutation.Survivors.Select(survivor => (survivor.Line, survivor.Kind, survivor.Before, survivor.After)));
        Assert.All(framework.Ran, run => Assert.NotEqual(work.Folder, run.Folder));
        Assert.All(framework.Ran.Select(run => run.Folder).Distinct(), folder => Assert.False(Directory.Exists(folder)));
        Assert.Equal(Code, work.Read("shop.py"));
    }

    [Fact]
    public async Task Without_tests_that_pass_or_that_load_the_file_no_mutant_is_tried_and_it_is_said()
    {
        using var failing = Python();
        failing.Use(new FakeFramework((_, _) => (1, "1 failed")));
        var result = ResultOf(await failing.RunAsync("testing", "mutation test shop.py"));
        Assert.Null(result.Mutation);
        Assert.Contains(result.Notes, note => note.Contains("does not pass on a copy", StringComparison.Ordinal));

        using var apart = Python();
        apart.Use(new FakeFramework((_, _) => (0, "1 passed")));
        result = ResultOf(await apart.RunAsync("testing", "mutation test shop.py"));
        Assert.Equal((0, (double?)null), (result.Mutation!.Tried, result.Mutation.Score));
        Assert.Contains(result.Notes, note => note.Contains("none loads it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tests_that_end_differently_are_flaky_and_their_message_is_kept()
    {
        using var work = Python();
        var runs = 0;
        var framework = work.Use(new FakeFramework((_, _) => ++runs % 2 == 0
            ? (1, "tests/test_shop.py::test_over PASSED\ntests/test_shop.py::test_name FAILED\n____ test_name ____\nE   assert 3 == 4\n")
            : (0, "tests/test_shop.py::test_over PASSED\ntests/test_shop.py::test_name PASSED\n")));
        var result = ResultOf(await work.RunAsync("testing", "run the tests 4 times: are they flaky?"));
        var flaky = Assert.Single(result.Flaky!);
        Assert.Equal(("tests/test_shop.py::test_name", 2, 2, 4, "in the same order", "E   assert 3 == 4"), (flaky.Name, flaky.Passed, flaky.Failed, flaky.Runs, flaky.When, flaky.Message));
        Assert.Equal((4, 1, 1), (result.Run!.Times, result.Run.Passed, result.Run.Failed));
        Assert.All(framework.Ran, run => Assert.Equal((work.Folder, "pytest -v"), run));
    }

    [Fact]
    public async Task Coverage_is_read_from_the_report_that_the_tool_leaves_on_the_copy()
    {
        using var work = Python("pytest-cov");
        work.Use(new FakeFramework((folder, _) =>
        {
            File.WriteAllText(Path.Combine(folder, "maestro-coverage.xml"), """
                <coverage><sources><source>/somewhere</source></sources><class filename="shop.py"><line number="1" hits="1"/><line number="2" hits="1"/><line number="5" hits="1"/>
                <line number="6" hits="1"/><line number="7" hits="1"/><line number="8" hits="0"/></class><class filename="tests/test_shop.py"><line number="1" hits="1"/></class></coverage>
                """);
            return (0, "2 passed");
        }));
        var coverage = ResultOf(await work.RunAsync("testing", "measure the coverage")).Coverage!;
        Assert.Equal(("pytest-cov", 5, 6, 83.3), (coverage.Tool, coverage.Covered, coverage.Lines, coverage.Percent));
        // The tests that the tool counts too are left out.
        Assert.Equal(["8"], Assert.Single(coverage.Files).Uncovered);
        Assert.False(File.Exists(Path.Combine(work.Folder, "maestro-coverage.xml")));
    }

    [Fact]
    public async Task A_mutant_is_not_tried_where_every_test_passes_although_the_run_fails_without_the_file()
    {
        using var work = Python();
        work.Use(new FakeFramework((folder, _) => File.ReadAllText(Path.Combine(folder, "shop.py")).StartsWith("((((", StringComparison.Ordinal)
            ? (1, "tests/test_shop.py::test_over PASSED\nFAIL shop [setup failed]\n") : (0, "tests/test_shop.py::test_over PASSED\n")));
        Assert.Equal(0, ResultOf(await work.RunAsync("testing", "mutation test shop.py")).Mutation!.Tried);
    }

    [Fact]
    public async Task What_the_command_starts_and_is_not_there_is_named_with_what_installs_it()
    {
        using var work = Python();
        work.Use(new FakeFramework((_, _) => (127, "bash: line 1: pytest: command not found\n")));
        var result = ResultOf(await work.RunAsync("testing", "are my tests flaky?"));
        Assert.Null(result.Flaky);
        Assert.Contains(result.Notes, note => note.StartsWith("The tests were not run: pytest, which `pytest -v` starts, is not installed here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_of_an_earlier_run_says_nothing_of_this_one()
    {
        using var work = new Workplace(("pom.xml", "<project/>"), ("src/main/java/Cart.java", "class Cart {}\n"), ("src/test/java/CartTest.java", "class CartTest { @Test void adds() {} }\n"));
        void Report(string name, DateTime written)
        {
            var path = Path.Combine(work.Folder, "target", "surefire-reports", $"TEST-{name}.xml");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"""<testsuite><testcase classname="{name}" name="adds"><failure message="6 is not 7">at {name}.adds(CartTest.java:1)</failure></testcase></testsuite>""");
            File.SetLastWriteTimeUtc(path, written);
        }

        Report("OldTest", TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        work.Use(new FakeFramework((_, _) =>
        {
            Report("CartTest", TimeProvider.System.GetUtcNow().UtcDateTime);
            return (1, "");
        }));
        var failure = Assert.Single(ResultOf(await work.RunAsync("testing", "run the tests")).Run!.Failures);
        Assert.Equal(("CartTest.adds", "src/test/java/CartTest.java", 1), (failure.Name, failure.File, failure.Line));
    }

    [Fact]
    public async Task Coverage_without_a_tool_and_runs_that_are_denied_give_no_numbers()
    {
        using var work = Python();
        var result = ResultOf(await work.RunAsync("testing", "measure the coverage"));
        Assert.Null(result.Coverage);
        Assert.Contains("pytest-cov or coverage would do", Assert.Single(result.Notes), StringComparison.Ordinal);
        work.Verdict = Verdict.Deny;
        Assert.Equal(ErrorKind.Denied, Assert.IsType<RunFailed>((await work.RunAsync("testing", "are the tests flaky?"))[^1]).Kind);
    }

    [Fact]
    public async Task What_a_model_writes_is_tried_on_a_copy_repaired_and_kept_when_it_passes()
    {
        using var work = Python();
        var framework = work.Use(new FakeFramework((folder, _) => File.ReadAllText(Path.Combine(folder, "tests/test_shop.py")) is var text && text.Contains("over(10)", StringComparison.Ordinal)
            ? (1, "tests/test_shop.py::test_border FAILED\n____ test_border ____\nE   assert False\n") : (0, "tests/test_shop.py::test_border PASSED\n")));
        var model = new FakeChatClient(
            [Edit("def test_border():\\n    over(10)\\n")], ["Written."],
            [Edit("def test_border():\\n    assert over(10)\\n", "def test_border():\\n    over(10)\\n")], ["It asserts now."],
            [Edit("def test_border():\\n    assert over(11)\\n", "def test_border():\\n    assert over(10)\\n")], ["Repaired."]);
        var events = await work.RunAsync("testing", "write tests for shop.py", model);
        var result = ResultOf(events);
        var generated = Assert.Single(result.Generated);
        Assert.Equal(("tests/test_shop.py", true, "Passes."), (generated.File, generated.Kept, generated.Outcome));
        Assert.Equal(["test_border"], generated.Tests);
        Assert.Equal("Repaired.", result.Summary);
        Assert.Contains("assert over(11)", work.Read("tests/test_shop.py"), StringComparison.Ordinal);
        Assert.Contains("asserts nothing, so it can not fail", model.Requests[2].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("E   assert False", model.Requests[4].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Single(events, e => e is FileTouched { Change: FileChange.Modified, Path: "tests/test_shop.py" });
        // Not run while it cannot fail; then twice on the copy; then in the work folder.
        Assert.Equal([false, false, true], framework.Ran.Where(run => run.Command.EndsWith("tests/test_shop.py", StringComparison.Ordinal)).Select(run => run.Folder == work.Folder));
    }

    [Fact]
    public async Task What_still_fails_after_the_last_repair_or_is_no_test_is_not_kept()
    {
        using var work = Python();
        work.Use(new FakeFramework((folder, _) => File.ReadAllText(Path.Combine(folder, "tests/test_shop.py")).Contains("test_border", StringComparison.Ordinal)
            ? (1, "tests/test_shop.py::test_border FAILED\n____ test_border ____\nE   assert False\n") : (0, "1 passed")));
        var before = work.Read("tests/test_shop.py");
        var model = new FakeChatClient(
            [Edit("def test_border():\\n    assert over(10)\\n")], ["1"], ["2"], ["3"], ["It shows a fault of the code."]);
        var result = ResultOf(await work.RunAsync("testing", "write tests for shop.py", model));
        var generated = Assert.Single(result.Generated);
        Assert.False(generated.Kept);
        Assert.Contains("Fails after 3 repairs", generated.Outcome, StringComparison.Ordinal);
        Assert.Contains("+    assert over(10)", generated.Diff, StringComparison.Ordinal);
        Assert.Equal(before, work.Read("tests/test_shop.py"));

        var cheater = new FakeChatClient(
            [new FunctionCallContent("1", "write_file", new Dictionary<string, object?> { ["path"] = "shop.py", ["content"] = "def over(count):\n    return True\n" })], ["1"], ["2"], ["3"], ["4"]);
        generated = Assert.Single(ResultOf(await work.RunAsync("testing", "write tests for shop.py", cheater)).Generated);
        Assert.Equal((false, "Not kept: shop.py is no file of tests. Take that change back: only tests may be written."), (generated.Kept, generated.Outcome));
        Assert.Equal(Code, work.Read("shop.py"));
    }

    [Fact]
    public async Task What_passes_on_the_copy_and_fails_in_the_work_folder_is_taken_back()
    {
        using var work = Python();
        work.Use(new FakeFramework((folder, _) => folder == work.Folder ? (1, "tests/test_shop.py::test_border FAILED") : (0, "1 passed")));
        var before = work.Read("tests/test_shop.py");
        var model = new FakeChatClient([Edit("def test_border():\\n    assert over(11)\\n")], ["Written."]);
        var generated = Assert.Single(ResultOf(await work.RunAsync("testing", "write tests for shop.py", model)).Generated);
        Assert.False(generated.Kept);
        Assert.StartsWith("Failed in the work folder, so it was taken back", generated.Outcome, StringComparison.Ordinal);
        Assert.Equal(before, work.Read("tests/test_shop.py"));
    }

    [Fact]
    public async Task A_model_says_what_the_measurements_mean_and_names_real_code()
    {
        using var work = Python();
        var model = new FakeChatClient(
            ["""{"summary":"Weak.","suggestions":[{"file":"nowhere.py","line":1,"test":"x"}]}"""],
            ["""{"summary":"Two functions are weak.","suggestions":[{"file":"shop.py","line":2,"test":"over(10) is False"}]}"""]);
        var result = ResultOf(await work.RunAsync("testing", "are the tests flaky?", model));
        Assert.Equal("Two functions are weak.", result.Summary);
        Assert.Equal(new TestSuggestion("shop.py", 2, "over(10) is False", "model"), Assert.Single(result.Suggestions));
        Assert.Equal("testing", Assert.IsType<ChatResponseFormatJson>(model.Requests[0].Options!.ResponseFormat).SchemaName);
        Assert.Contains("There is no file 'nowhere.py'", model.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("\"measured\":", model.Requests[0].Messages[1].Text, StringComparison.Ordinal);
    }

    private static Workplace Python(string? package = null) => new(
        ("pyproject.toml", $"[project]\nname = \"shop\"\ndependencies = [\"pytest\"{(package is null ? "" : $", \"{package}\"")}]\n"),
        ("shop.py", Code),
        ("tests/test_shop.py", "from shop import over\n\n\ndef test_over():\n    assert over(12)\n"));

    private static FunctionCallContent Edit(string replace, string search = "def test_over():") => new("1", "edit_file", new Dictionary<string, object?>
    {
        ["edits"] = System.Text.Json.JsonElement.Parse($$"""[{"path":"tests/test_shop.py","search":"{{search}}","replace":"{{(search.Contains("border", StringComparison.Ordinal) ? replace : replace + "\\n\\n" + search)}}"}]"""),
    });

    private static TestingResult ResultOf(List<AgentEvent> events) => Assert.IsType<TestingResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}

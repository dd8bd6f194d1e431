using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Reviewer;

public sealed class ReviewerAgentTests
{
    private const string Swallowing = "def load(path):\n    try:\n        return open(path).read()\n    except Exception:\n        pass\n";

    [Theory]
    [InlineData("csharp", "src/Shop/Orders.cs")]
    [InlineData("python", "shop/orders.py")]
    [InlineData("typescript", "src/board.ts")]
    public async Task Without_a_model_the_analysis_is_the_review(string sample, string file)
    {
        using var work = Workplace.Sample(sample);
        var events = await work.RunAsync("reviewer", "review the whole project");
        var result = ResultOf(events);
        Assert.False(result.Approved);
        Assert.InRange(result.Score!.Value, 0, 99);
        Assert.Contains(result.Issues, issue => issue.File == file && issue.Severity == FindingSeverity.High);
        Assert.All(result.Issues, issue => Assert.Equal("static", issue.Source));
        Assert.Contains("built-in analysis", result.Summary, StringComparison.Ordinal);
        Assert.Contains(events, e => e is FileTouched { Change: FileChange.Read } touched && touched.Path == file);
        Assert.IsType<StatusChanged>(events[0]);
    }

    [Fact]
    public async Task The_changes_that_are_not_committed_are_reviewed_unless_something_else_is_named()
    {
        using var work = Workplace.Python();
        work.Write("notes/old.py", Swallowing);
        work.Git("init", "-q");
        work.Git("add", ".");
        work.Git("commit", "-qm", "first");
        work.Write("notes/store.py", "class Store:\n    def save(self, note):\n        self.note = note\n\n\n" + Swallowing);
        Assert.Equal(["notes/store.py"], ResultOf(await work.RunAsync("reviewer", "review my code please")).Issues.Select(issue => issue.File));
        Assert.Equal(["notes/old.py", "notes/store.py"], ResultOf(await work.RunAsync("reviewer", "review the whole repository"))
            .Issues.Select(issue => issue.File));
        Assert.Equal(["notes/old.py"], ResultOf(await work.RunAsync("reviewer", "is old.py any good?")).Issues.Select(issue => issue.File));
        work.Git("commit", "-qam", "second");
        Assert.Equal(["notes/store.py"], ResultOf(await work.RunAsync("reviewer", "review HEAD~1..HEAD")).Issues.Select(issue => issue.File));
        Assert.Equal(["notes/store.py"], ResultOf(await work.RunAsync("reviewer", "review the last commit")).Issues.Select(issue => issue.File));
    }

    [Fact]
    public async Task A_new_link_does_not_lead_out_of_the_folder()
    {
        using var secret = new TemporaryFolder();
        File.WriteAllText(Path.Combine(secret.Path, "far.py"), Swallowing);
        using var work = new Workplace(("a.py", "print(1)\n"));
        work.Git("init", "-q");
        work.Git("add", ".");
        work.Git("commit", "-qm", "first");
        work.Write("b.py", Swallowing);
        File.CreateSymbolicLink(Path.Combine(work.Folder, "near.py"), Path.Combine(secret.Path, "far.py"));
        Assert.Equal(["b.py"], ResultOf(await work.RunAsync("reviewer", "review my changes")).Issues.Select(issue => issue.File));
    }

    [Fact]
    public async Task Old_code_around_a_change_is_not_reviewed()
    {
        using var work = new Workplace(("a.py", Swallowing));
        work.Git("init", "-q");
        work.Git("add", ".");
        work.Git("commit", "-qm", "first");
        work.Write("a.py", Swallowing + "\n\ndef double(x):\n    return 2 * x\n");
        var result = ResultOf(await work.RunAsync("reviewer", "review my changes"));
        Assert.Empty(result.Issues);
        Assert.True(result.Approved);
    }

    [Fact]
    public async Task Files_are_found_from_the_sentence()
    {
        using var work = Workplace.CSharp();
        work.Write("src/Shop/Users/Login.cs",
            "namespace Shop.Users;\n\npublic sealed class Login\n{\n    public async void SignIn(string name) => await Task.Yield();\n}\n");
        var result = ResultOf(await work.RunAsync("reviewer", "review the login code"));
        Assert.Equal("src/Shop/Users/Login.cs", Assert.Single(result.Issues).File);
    }

    [Fact]
    public async Task What_a_model_finds_is_joined_with_what_the_analysis_found()
    {
        using var work = new Workplace(("a.py", Swallowing));
        var model = new FakeChatClient([
            "The loading hides errors.\n\n```json\n{\"issues\": [{\"file\": \"a.py\", \"line\": 3, \"severity\": \"high\", \"category\": \"logic\", \"message\": \"The file stays open.\", \"confidence\": 0.9},"
            + "{\"file\": \"nowhere.py\", \"line\": 3, \"message\": \"made up\"}], \"doubted\": [{\"finding\": 1, \"why\": \"a test fixture\"}], \"recommendations\": [\"close the file\"]}\n```"]);
        var result = ResultOf(await work.RunAsync("reviewer", "review a.py", model));
        Assert.Equal(["model", "static"], result.Issues.Select(issue => issue.Source));
        Assert.Equal((3, "The file stays open.", FindingSeverity.High), (result.Issues[0].Line, result.Issues[0].Message, result.Issues[0].Severity));
        Assert.Equal(0.3, result.Issues[1].Confidence);
        Assert.Contains("a test fixture", result.Issues[1].Explanation, StringComparison.Ordinal);
        Assert.Equal(("The loading hides errors.", false), (result.Summary, result.Approved));
        Assert.Equal(["close the file"], result.Recommendations);
        Assert.Contains("swallowed-error", model.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_twice_leaves_what_the_analysis_found()
    {
        using var work = new Workplace(("a.py", Swallowing));
        var events = await work.RunAsync("reviewer", "review a.py", new FakeChatClient(["It is fine."], ["Really."]));
        Assert.Equal("static", Assert.Single(ResultOf(events).Issues).Source);
        Assert.Contains(events.OfType<StatusChanged>(), status => status.Message.Contains("repair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_folder_has_no_score()
    {
        using var work = new Workplace();
        var result = ResultOf(await work.RunAsync("reviewer", "review the code"));
        Assert.Null(result.Score);
        Assert.False(result.Approved);
        Assert.Contains("no files", result.Summary, StringComparison.Ordinal);
    }

    private static ReviewerResult ResultOf(List<AgentEvent> events) => Assert.IsType<ReviewerResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}

using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Explorer;

public sealed class ExplorerAgentTests
{
    [Fact]
    public async Task Without_a_model_the_index_is_the_answer()
    {
        using var work = Workplace.CSharp();
        var result = ResultOf(await work.RunAsync("explorer", "where are accounts added?"));
        Assert.Equal("src/Shop/Users/Accounts.cs", result.Files[0].Path);
        Assert.Contains("src/Shop/Users/Accounts.cs", result.Summary, StringComparison.Ordinal);
        Assert.Contains("built-in analysis", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_named_in_the_request_comes_first()
    {
        using var work = Workplace.CSharp();
        var result = ResultOf(await work.RunAsync("explorer", "explain src/Shop/Orders"));
        Assert.Equal(("src/Shop/Orders/Order.cs", "named in the request"), (result.Files[0].Path, result.Files[0].Reason));
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_not_taken_for_another_file_of_that_name()
    {
        using var work = Workplace.CSharp();
        var result = ResultOf(await work.RunAsync("explorer", "explain src/Shop/Order.cs"));
        Assert.Contains("There is no src/Shop/Order.cs here. src/Shop/Orders/Order.cs (3 lines) has that name", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_the_model_names_are_added_when_they_exist()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient(["Look at `src/Shop/Orders/Order.cs:3` and `src/Shop/Nowhere.cs`."]);
        var result = ResultOf(await work.RunAsync("explorer", "explain src/Shop/Users/User.cs", model));
        Assert.Contains("src/Shop/Orders/Order.cs", result.Files.Select(file => file.Path));
        Assert.DoesNotContain("src/Shop/Nowhere.cs", result.Files.Select(file => file.Path));
        Assert.StartsWith("Look at", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_said_to_be_empty()
    {
        using var work = new Workplace();
        var result = ResultOf(await work.RunAsync("explorer", "explain the login"));
        Assert.Empty(result.Files);
        Assert.Contains("no files", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_nothing_but_unreadable_files_is_not_said_to_be_empty()
    {
        using var work = new Workplace(("logo.png", "\0\0\0"));
        var events = await work.RunAsync("explorer", "explain the logo");
        Assert.Contains("1 left out", ResultOf(events).Summary, StringComparison.Ordinal);
        Assert.Contains(events.OfType<StatusChanged>(), status => status.Message.Contains("1 left out", StringComparison.Ordinal));
    }

    private static ExplorerResult ResultOf(List<AgentEvent> events) => Assert.IsType<ExplorerResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}

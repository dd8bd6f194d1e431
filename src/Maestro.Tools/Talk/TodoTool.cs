using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Talk;

/// <summary>Shows the person what an agent has done and what is left, as the list stands now.</summary>
internal sealed class TodoTool : ITool
{
    private const int Most = 40;

    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal) { ["open"] = "☐", ["doing"] = "▸", ["done"] = "☑" };

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(TodoTool), "todo",
        """{"items":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"},"state":{"type":"string","enum":["open","doing","done"]}},"required":["text","state"]}}}""",
        "items");

    public string Display(JsonElement arguments)
    {
        var items = Items(arguments);
        return $"{items.Count(item => item.State == "done")} of {items.Count} done\n{string.Join('\n', items.Select(item => $"{Marks[item.State]} {item.Text}"))}";
    }

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ToolOutcome($"The user sees the list: {Items(arguments).Count(item => item.State != "done")} left."));

    private static List<(string Text, string State)> Items(JsonElement arguments)
    {
        var items = new Arguments(arguments).List("items")
            .Select(item => (PlainText.Clean(item.Required("text")).ReplaceLineEndings(" "), item.Optional("state") ?? "open")).ToList();
        if (items.Count > Most)
            throw new ToolException($"The list has {items.Count} items; {Most} are the most that a person can follow.");
        return items.Find(item => !Marks.ContainsKey(item.Item2)) is { Item2: { } wrong }
            ? throw new ToolException($"'{wrong}' is no state; an item is open, doing or done.")
            : items;
    }
}

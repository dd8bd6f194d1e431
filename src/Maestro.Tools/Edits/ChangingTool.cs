using System.Text.Json;
using Maestro.Core.Changes;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>A tool that changes files: its call is planned, shown as a diff, and made whole or not at all.</summary>
internal abstract class ChangingTool : ITool
{
    public abstract AIFunctionDeclaration Declaration { get; }

    public bool IsPlanned => true;

    public abstract string Display(JsonElement arguments);

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) =>
        [.. Paths(new Arguments(arguments), cwd).Select(path => path.Needs(AccessKind.Edit)).Distinct()];

    public ChangePlan Plan(JsonElement arguments, string cwd)
    {
        var drafts = new FileDrafts(cwd);
        Draft(new Arguments(arguments), drafts);
        return drafts.Plan();
    }

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        ApplyAsync(context.Plan ?? Plan(arguments, context.Cwd), context, cancellationToken);

    public static async Task<ToolOutcome> ApplyAsync(ChangePlan plan, ToolContext context, CancellationToken cancellationToken)
    {
        if (plan.Changes.FirstOrDefault(change => !IsAsJudged(change, context)) is { } other)
            throw new ToolException($"{other.Shown} leads elsewhere than when it was judged, so nothing was changed; try again.");
        await context.Changes.ApplyAsync(plan.Changes, cancellationToken);
        foreach (var change in plan.Changes)
            context.Touch(change);
        var lines = plan.Changes.Select(change => $"{change.Kind.ToString().ToLowerInvariant()} {change.Shown} +{change.Diff.Added} -{change.Diff.Removed}");
        return new ToolOutcome(string.Join('\n', plan.Notes.Concat(lines)));
    }

    /// <summary>A folder on the way may have become a link since the question was asked.</summary>
    private static bool IsAsJudged(PlannedChange change, ToolContext context) =>
        WorkspacePath.OfEntry(change.FullPath, context.Cwd).FullPath == change.FullPath
        && (context.Judged.Count == 0 || context.Judged.Any(judged => judged.Target == change.FullPath));

    /// <summary>Every path that the call would change.</summary>
    protected abstract IEnumerable<WorkspacePath> Paths(Arguments given, string cwd);

    /// <summary>Works out what the files will be.</summary>
    protected abstract void Draft(Arguments given, FileDrafts drafts);

    /// <summary>Some paths in one line.</summary>
    protected static string Listed(IEnumerable<string> paths)
    {
        var all = paths.Distinct().ToList();
        return all.Count > 4 ? $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more" : string.Join(", ", all);
    }
}

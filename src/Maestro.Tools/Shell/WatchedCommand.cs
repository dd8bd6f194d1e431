using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Tools.Shell;

/// <summary>Runs a command, and says and records what it changed in the work folder; a command that only reads, or is held to reading, is just run.</summary>
internal static class WatchedCommand
{
    /// <param name="run">Given the file to touch when this program dies.</param>
    public static async Task<T> RunAsync<T>(ToolContext context, Func<string?, Task<T>> run, CancellationToken cancellationToken)
    {
        if (context.OnlyReads || context.IsHeld)
            return await run(null);
        var watch = await context.Changes.WatchAsync(cancellationToken);
        if (watch.Warning is { } warning)
            context.Say(warning);
        try
        {
            return await run(watch.DeathMark);
        }
        finally
        {
            Tell(context, await watch.FinishAsync());
        }
    }

    public static void Tell(ToolContext context, FoundChanges found)
    {
        foreach (var change in found.Files)
            context.Touch(change);
        if (found.More > 0)
            context.Say($"{found.More} more files changed");
    }
}

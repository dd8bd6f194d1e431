using System.Collections.Concurrent;
using System.Globalization;
using Maestro.Core.Tools;
using Maestro.Tools.Shell.Holding;

namespace Maestro.Tools.Shell;

/// <summary>The commands of a session that run beside its calls; all of them end with it.</summary>
internal sealed class BackgroundCommands(ShellSetting setting) : IAsyncDisposable
{
    private const int Most = 8;

    private readonly ConcurrentDictionary<string, BackgroundCommand> commands = new(StringComparer.Ordinal);
    private int last;

    /// <returns>The name under which it is read and stopped.</returns>
    /// <exception cref="ToolException">Too many run already, or the work folder could not be kept.</exception>
    public async Task<string> StartAsync(string command, ToolContext context, CancellationToken cancellationToken)
    {
        if (commands.Values.Count(one => !one.HasEnded) >= Most)
            throw new ToolException($"{Most} commands run in the background already; stop one with stop_command.");
        var watch = context.OnlyReads || context.IsHeld ? null : await context.Changes.WatchAsync(cancellationToken);
        if (watch?.Warning is { } warning)
            context.Say(warning);
        var id = $"b{Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture)}";
        commands[id] = BackgroundCommand.Start(
            mark => new ShellProcess(command, context.Cwd, setting, mark.Show, mark.DeathMark, ReadingHold.For(context, setting.Holder)), watch);
        return id;
    }

    /// <exception cref="ToolException">There is none of this name.</exception>
    public BackgroundCommand Find(string id) => commands.TryGetValue(id, out var command) ? command
        : throw new ToolException(commands.IsEmpty ? "No command was started in the background." : $"There is no command '{id}'; there are {string.Join(", ", commands.Keys.Order(StringComparer.Ordinal))}.");

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values)
            await command.DisposeAsync();
    }
}

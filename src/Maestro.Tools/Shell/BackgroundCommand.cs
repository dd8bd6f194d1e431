using System.Globalization;
using System.Text;
using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Tools.Shell;

/// <summary>A command that runs while the agent does something else; its output waits until it is read.</summary>
internal sealed class BackgroundCommand : IAsyncDisposable
{
    private const int MostUnread = 60_000;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly CancellationTokenSource stop = new();
    private readonly StringBuilder unread = new();
    private readonly IWorkFolderWatch? watch;
    private readonly ShellProcess shell;
    private readonly Task<int?> running;
    private long cut;
    private bool isTold;

    private BackgroundCommand(Func<(Action<string> Show, string? DeathMark), ShellProcess> process, IWorkFolderWatch? watch)
    {
        this.watch = watch;
        shell = process((Keep, watch?.DeathMark));
        running = RunAsync();
    }

    public bool HasEnded => running.IsCompleted;

    public static BackgroundCommand Start(Func<(Action<string> Show, string? DeathMark), ShellProcess> process, IWorkFolderWatch? watch) => new(process, watch);

    /// <summary>What it has written since it was last read, and whether it still runs.</summary>
    /// <param name="wait">So long it is waited for its end, if it has not ended.</param>
    public async Task<ToolOutcome> ReadAsync(ToolContext context, TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.WhenAny(running, Task.Delay(wait, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        var hasEnded = HasEnded;
        var text = Take();
        if (!hasEnded)
            return new ToolOutcome($"{text}\n(still running)".TrimStart());
        await TellAsync(context);
        var exitCode = await running;
        return new ToolOutcome($"{text}\n{(exitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"(exit code {code})") : "(stopped)")}".TrimStart(), exitCode is not (0 or null), exitCode);
    }

    /// <summary>Ends it with all that it started.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (watch is not null && !isTold)
            await watch.FinishAsync();
        stop.Dispose();
    }

    private async Task<int?> RunAsync()
    {
        try
        {
            return (await shell.RunAsync(Longest, stop.Token)).ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ToolException failure)
        {
            Keep(failure.Message);
            return null;
        }
    }

    private async Task TellAsync(ToolContext context)
    {
        if (watch is null || isTold)
            return;
        isTold = true;
        WatchedCommand.Tell(context, await watch.FinishAsync());
    }

    private void Keep(string text)
    {
        lock (unread)
        {
            unread.Append(text);
            var over = Math.Max(0, unread.Length - MostUnread);
            unread.Remove(0, over);
            cut += over;
        }
    }

    private string Take()
    {
        lock (unread)
        {
            var text = cut == 0 ? unread.ToString() : $"(cut: {cut} characters before{(shell.WholeIn is { } file ? $"; all of it: {file}" : "")})\n{unread}";
            unread.Clear();
            cut = 0;
            return text.TrimEnd();
        }
    }
}

using System.Globalization;
using Maestro.Core.Sessions;
using Maestro.Presentation.Text;
using Maestro.Terminal.Device;

namespace Maestro.Terminal.Screen;

/// <summary>What goes on behind the screen: runs, questions to the program, the person's editor. Owns every task and says what came of it.</summary>
internal sealed class ScreenWork(ScreenPort port, TerminalDevice device, Action<ScreenMessage> post) : IDisposable
{
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> tasks = [];

    public void Begin(ScreenEffect effect)
    {
        tasks.RemoveAll(task => task.IsCompletedSuccessfully);
        tasks.Add(WatchedAsync(effect switch
        {
            StartRun run => RunAsync(run.Request),
            WatchEvents => WatchAsync(),
            AskProgram ask => AskAsync(ask),
            EditText edit => EditAsync(edit.Text),
            ReadFiles => ReadFilesAsync(),
            ReadHistory => ReadHistoryAsync(),
            _ => throw new ArgumentException($"{effect.GetType().Name} is not known.", nameof(effect)),
        }));
    }

    /// <summary>Stops every run and waits until nothing goes on any more.</summary>
    public async Task EndAsync()
    {
        port.Send(new CancelRun(Reason: "the screen was left"));
        stop.CancelAfter(port.Watch is null ? LeavingLimit : TimeSpan.Zero);
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException)
        {
            post(new Told("something did not stop in time and was left"));
        }
    }

    public void Dispose() => stop.Dispose();

    /// <summary>A fault of the program ends the screen at once, and is thrown again by <see cref="EndAsync"/>: nothing
    /// fails behind the person's back.</summary>
    private async Task WatchedAsync(Task task)
    {
        try
        {
            await task;
        }
        finally
        {
            if (task.IsFaulted)
                post(new AskedToLeave());
        }
    }

    private async Task RunAsync(SubmitRequest request)
    {
        try
        {
            await foreach (var envelope in port.Run(request, stop.Token))
                post(new EventSeen(envelope));
        }
        finally
        {
            post(new RunOver());
        }
    }

    private async Task WatchAsync()
    {
        await foreach (var envelope in port.Watch!(stop.Token))
            post(new EventSeen(envelope));
    }

    private async Task AskAsync(AskProgram ask)
    {
        var width = Math.Max(40, device.Size.Columns - 6);
        var lines = await port.Ask(ask.Command, ask.Argument, width, stop.Token);
        post(lines is [var only] ? new Told(only.Text, only.Runs.Count > 0 ? only.Runs[0].Tone : Tone.Plain) : new Answered(Title(ask.Command), lines));
    }

    private async Task EditAsync(string text)
    {
        device.Release(keepsTyped: true);
        try
        {
            if (await port.Edit(text) is { } edited)
                post(new Edited(edited));
        }
        finally
        {
            device.TakeOver();
            post(new Woken(WholeFrame: true));
        }
    }

    private async Task ReadFilesAsync() => post(new FilesRead(await port.Files(stop.Token)));

    private async Task ReadHistoryAsync() => post(new HistoryRead(await port.History(stop.Token)));

    private static string Title(string command) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(command.TrimStart('/'));
}

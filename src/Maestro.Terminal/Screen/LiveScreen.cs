using System.Buffers;
using System.Text;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Device;
using Maestro.Terminal.Input;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>The live screen from the first frame to the last: takes one message after another, changes the model, and draws
/// when something has changed.</summary>
public sealed class LiveScreen : IDisposable
{
    private static readonly TimeSpan EscapeLimit = TimeSpan.FromMilliseconds(30);

    /// <summary>How often events are taken while the terminal does not read.</summary>
    private static readonly TimeSpan UnseenTick = TimeSpan.FromMilliseconds(50);

    private readonly ScreenMailbox mailbox = new();
    private readonly ScreenPort port;
    private readonly TerminalDevice device;
    private readonly FrameWriter writer;
    private readonly FramePace pace;
    private readonly ScreenClock clock = new();
    private readonly ScreenModel model;
    private readonly ScreenWork work;
    private readonly KeyDecoder decoder = new();
    private readonly List<TerminalInput> inputs = [];
    private readonly long began;
    private readonly bool choosesTheme;
    private TerminalAbilities abilities;
    private long typedAt;
    private bool isDirty = true;
    private bool isTyped;
    private bool isLeaving;

    /// <param name="theme">Null takes the one that fits the terminal's background.</param>
    /// <param name="isReduced">Reduced motion: what nobody typed changes the screen only twice a second.</param>
    public LiveScreen(ScreenPort port, TerminalFile terminal, TerminalAbilities abilities, Theme? theme, bool isReduced)
    {
        (this.port, this.abilities, choosesTheme) = (port, abilities, theme is null);
        device = new TerminalDevice(terminal, new KeyMailbox(mailbox), abilities.ModifiedKeys);
        device.Resized += _ => Post(new Woken());
        device.Resumed += () => Post(new Woken(WholeFrame: true));
        device.Output.Drained += () => Post(new Woken());
        writer = new FrameWriter(device.Output, abilities.Colours);
        pace = new FramePace(port.Time, isReduced);
        work = new ScreenWork(port, device, Post);
        model = new ScreenModel(port.Agents, theme ?? ThemeChoice.For(abilities), port.Time, Do) { CanRun = port.Watch is null };
        if (port.Wants.Count > 0)
            model.AskForTrust(port.Wants);
        began = port.Time.GetTimestamp();
    }

    /// <summary>Everything that was shown, for the normal screen.</summary>
    public Board Board => model.Board;

    /// <summary>Says something at the bottom until the next key.</summary>
    public void Say(string text) => Post(new Told(text, Tone.Warning));

    /// <summary>Runs until the person leaves, the terminal is gone, or the token is cancelled; nothing is left running then.</summary>
    /// <param name="first">A request to begin with; empty for none.</param>
    public async Task RunAsync(string first, CancellationToken cancellationToken)
    {
        device.TakeOver();
        await using var asked = cancellationToken.Register(() => Post(new AskedToLeave()));
        try
        {
            Draw();
            port.Open(() => Post(new Woken()));
            Ask();
            work.Begin(port.Watch is null ? new ReadHistory() : new WatchEvents());
            if (first.Length > 0)
                model.Submit(first);
            await Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            await work.EndAsync();
            TakeMessages(TimeSpan.MaxValue);
            device.Release();
        }
    }

    public void Dispose()
    {
        device.Dispose();
        work.Dispose();
    }

    private void Post(ScreenMessage message) => mailbox.Post(message);

    private void Loop()
    {
        for (var hasMore = false; !isLeaving;)
        {
            if (!hasMore)
                mailbox.Wait(Rest());
            hasMore = TakeMessages(TimeSpan.FromMilliseconds(8));
            Flush();
            isDirty |= clock.HasMoved(model.Board, model.Now, pace.SinceLast);
            if (isDirty && !device.Output.IsBusy && pace.Wait(isTyped) <= TimeSpan.Zero)
                Draw();
        }
    }

    /// <summary>Asks the terminal what it can do; drawing does not wait for the answers.</summary>
    private void Ask()
    {
        var questions = TerminalAbilities.Questions;
        questions.CopyTo(device.Output.GetSpan(questions.Length));
        device.Output.Advance(questions.Length);
        device.Output.Send();
    }

    /// <summary>Takes as many messages as there are, but never so long that a frame is late; true when some are left.</summary>
    private bool TakeMessages(TimeSpan limit)
    {
        var since = port.Time.GetTimestamp();
        while (mailbox.TryTake(out var message))
        {
            Take(message);
            if (port.Time.GetElapsedTime(since) > limit)
                return true;
        }

        return false;
    }

    private void Take(ScreenMessage message)
    {
        isDirty = true;
        switch (message)
        {
            case BytesTyped typed:
                isTyped = true;
                typedAt = port.Time.GetTimestamp();
                decoder.Decode(typed.Bytes.Span, inputs);
                TakeInputs();
                break;
            case EventSeen seen:
                model.See(seen.Envelope);
                break;
            case RunOver:
                model.RunEnded();
                break;
            case Woken { WholeFrame: true }:
                writer.Forget();
                break;
            case Woken:
                break;
            case Answered answered:
                model.Show(answered.Title, answered.Lines);
                break;
            case Told told:
                model.Say(told.Text, told.Tone);
                break;
            case FilesRead read:
                model.Prompt.KnowFiles(read.Files);
                break;
            case HistoryRead read:
                model.Prompt.KnowHistory(read.Requests);
                break;
            case Edited edited:
                model.Prompt.Set(edited.Text);
                break;
            case TerminalGone or AskedToLeave:
                isLeaving = true;
                break;
            default:
                throw new ArgumentException($"{message.GetType().Name} is not known to the screen.", nameof(message));
        }
    }

    private void TakeInputs()
    {
        foreach (var input in inputs)
        {
            if (input is ReportReceived report)
                Learn(report);
            else
                model.Take(input);
        }

        inputs.Clear();
    }

    private void Learn(ReportReceived report)
    {
        abilities = abilities.After("\u001b" + report.Text);
        if (choosesTheme && abilities.Background is not Background.Unknown && model.Board.Panels.Count == 0)
            model.Theme = ThemeChoice.For(abilities);
    }

    /// <summary>A lone escape is a key once nothing has followed it for a while.</summary>
    private void Flush()
    {
        if (!decoder.IsPending || port.Time.GetElapsedTime(typedAt) < EscapeLimit)
            return;
        decoder.Flush(inputs);
        TakeInputs();
        isDirty = true;
    }

    private void Do(ScreenEffect effect)
    {
        switch (effect)
        {
            case Leave:
                isLeaving = true;
                break;
            case RedrawAll:
                writer.Forget();
                break;
            case ExportTo export:
                var written = ConversationText.Export(Board, export.Path, model.Now);
                model.Say(written.Text, written.Runs[0].Tone);
                break;
            case SuspendProgram:
                device.Suspend();
                break;
            case ForgetAll:
                port.Forget();
                break;
            case CopyText copy:
                Copy(copy.Text);
                break;
            case SendCommand send:
                port.Send(send.Command);
                break;
            default:
                work.Begin(effect);
                break;
        }
    }

    /// <summary>Hands a text to the terminal's clipboard (OSC 52); what terminals would refuse is not sent.</summary>
    private void Copy(string text)
    {
        const int most = 74_000;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > most)
        {
            model.Say("too long for the terminal's clipboard; /export FILE writes it", Tone.Warning);
            return;
        }

        device.Output.Write(Encoding.ASCII.GetBytes($"\u001b]52;c;{Convert.ToBase64String(bytes)}\a"));
        device.Output.Send();
    }

    private void Draw()
    {
        (isDirty, isTyped) = (false, false);
        var size = device.Size;
        if (size.Columns < 1 || size.Rows < 1)
            return;
        pace.Begin();
        var frame = writer.Next(size.Columns, size.Rows, model.Theme.Text);
        var stats = model.ShowsStats ? ScreenStats.Of(pace, device.Output.BytesWritten) : null;
        ScreenView.Draw(frame, model, port.Place, port.Model(), port.Time.GetElapsedTime(began), stats);
        if (writer.Write(frame))
            device.Output.Send();
        clock.Drawn(model.Board, model.Now);
        pace.End();
    }

    /// <summary>How long to rest: until the next frame may be drawn, the clock of what runs moves on, or nothing has
    /// followed an escape; for ever while nothing happens.</summary>
    private TimeSpan Rest()
    {
        var wait = ScreenClock.Wait(model.Board, model.Now) ?? Timeout.InfiniteTimeSpan;
        if (decoder.IsPending)
            wait = TimeSpan.FromMilliseconds(Math.Max(1, (EscapeLimit - port.Time.GetElapsedTime(typedAt)).TotalMilliseconds));
        var next = !device.Output.IsBusy ? pace.Wait(isTyped) : model.Board.Running > 0 ? UnseenTick : TimeSpan.Zero;
        if (next <= TimeSpan.Zero)
            return wait;
        mailbox.LetEventsWait();
        return wait == Timeout.InfiniteTimeSpan || next < wait ? next : wait;
    }
}

using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Core.Routing;
using Maestro.Core.Sessions;
using Maestro.Core.Text;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Input;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>What the screen knows besides the events: where the keyboard is, what is typed, what is open. Changed by one message at a time.</summary>
/// <remarks>It does nothing itself: what it wants done it gives as <see cref="ScreenEffect"/>s.</remarks>
internal sealed class ScreenModel
{
    private static readonly TimeSpan TimeToSee = TimeSpan.FromMilliseconds(400);

    private readonly TimeProvider time;
    private readonly Action<ScreenEffect> effect;
    private readonly Func<IReadOnlyList<AgentPurpose>> agents;
    private readonly RunQueue queue = new();
    private readonly SlashCommandRunner commands;
    private readonly ScreenKeys keys;
    private readonly MouseActions mouseActions;
    private long? leavingSince;
    private long? askedAt;

    /// <param name="agents">The agents that can be named; more of them once a folder is trusted.</param>
    /// <param name="effect">Takes what is to be done.</param>
    public ScreenModel(Func<IReadOnlyList<AgentPurpose>> agents, Theme theme, TimeProvider time, Action<ScreenEffect> effect)
    {
        (this.agents, Theme, this.time, this.effect) = (agents, theme, time, effect);
        Panels = new PanelsState(Board);
        Prompt = new Prompt(() => agents().Select(agent => agent.Name));
        commands = new SlashCommandRunner(this, effect);
        keys = new ScreenKeys(this, effect);
        mouseActions = new MouseActions(this, effect);
    }

    public Board Board { get; } = new();

    public PanelsState Panels { get; }

    public Prompt Prompt { get; }

    public IReadOnlyList<AgentPurpose> Agents => agents();

    public Theme Theme { get; set; }

    /// <summary>Everything goes to this agent; null lets the router choose.</summary>
    public string? Agent { get; set; }

    public Keyboard Keyboard { get; set; }

    /// <summary>What is looked for in a panel, until the search is ended; what it finds is marked.</summary>
    public PanelSearch? Search { get; set; }

    /// <summary>What is being marked with the mouse, while its button is down.</summary>
    public MouseSelection? Selection { get; set; }

    /// <summary>Text over the panels, or null.</summary>
    public Overlay? Overlay { get; set; }

    public bool ShowsStats { get; set; }

    /// <summary>A word about the last thing that was done, at the bottom.</summary>
    public Told? Notice { get; set; }

    /// <summary>Requests that wait for their turn.</summary>
    public int Waiting => queue.Waiting;

    /// <summary>Requests can be run; not while a recording is watched.</summary>
    public bool CanRun { get; init; } = true;

    /// <summary>Whether a running agent can be told something: without a model nobody listens.</summary>
    public bool CanTell { get; set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public void See(EventEnvelope envelope)
    {
        var isNew = envelope.Event is RunStarted;
        var panel = Board.Apply(envelope);
        if (envelope.Event is RunStarted started)
            CanTell = started.Provider != Core.Agents.ModelInUse.BuiltinProvider;
        if (isNew && envelope.Parent is null && Keyboard is Keyboard.Prompt)
            Panels.Select(panel);
        if (envelope.Event is ApprovalRequested)
            askedAt = time.GetTimestamp();
        if (envelope.Event is ResultProduced { Data: not AssistantResult } && Panels.ScrollOf(panel) is { Follows: true } scroll)
            scroll.ShowFrom(panel.Blocks.Count - 1);
    }

    public void RunEnded()
    {
        if (queue.Ended() is { } next)
            effect(next);
    }

    public void Take(TerminalInput input)
    {
        if (input is KeyPress or Paste)
            Notice = null;
        switch (input)
        {
            case KeyPress key:
                keys.Press(key);
                break;
            case Paste paste:
                Keyboard = Keyboard.Prompt;
                Prompt.Paste(paste.Text);
                break;
            case MouseInput mouse:
                mouseActions.Take(mouse);
                break;
            default:
                break;
        }
    }

    /// <summary>What was typed is meant: a command, or a request.</summary>
    public void Submit(string text)
    {
        var line = text.Trim();
        if (line.Length == 0)
            return;
        if (SlashCommands.IsCommand(line))
        {
            commands.Run(line);
            return;
        }

        if (!CanRun)
        {
            Notice = new Told("this is a recording; /quit leaves it", Tone.Warning);
            return;
        }

        var selected = Panels.Selected?.Current;
        if (selected?.Approvals is [{ Options: not null } question, ..] && AgentMention.Split(line).Agent is null)
        {
            effect(new SendCommand(new AnswerApproval(question.ApprovalId, ApprovalDecision.Once, line)));
            return;
        }

        var wanted = queue.Submit(line, Agent, selected, CanTell);
        if (wanted is null)
            Notice = new Told($"queued behind what is running ({queue.Waiting} waiting)", Tone.Warning);
        else if (wanted is SendCommand)
            Notice = new Told($"told the {selected!.Agent}; it hears it at its next turn", Tone.Accent);
        if (wanted is not null)
            effect(wanted);
    }

    /// <summary>Answers a question of the selected panel, else the oldest; false when the letter answers none.</summary>
    public bool Answer(char letter)
    {
        var approval = Panels.Selected?.Current.Approvals is [var first, ..] ? first : Board.Approvals.FirstOrDefault();
        if (approval is null || ApprovalKeys.Answer(letter, approval) is not { } answer)
            return false;
        effect(new SendCommand(answer));
        if (letter == 'e' && approval.Options is null)
        {
            Keyboard = Keyboard.Prompt;
            Prompt.Set(ApprovalKeys.Editable(approval));
        }

        return true;
    }

    /// <summary>Answers with a plain letter, which may have been meant for something else: not before the person can have seen the question.</summary>
    /// <returns>True when the letter answers the question, now or in a moment.</returns>
    public bool AnswerWithLetter(char letter)
    {
        if (Panels.Selected?.Current.Approvals is not [var approval, ..] || ApprovalKeys.Answer(letter, approval) is null)
            return false;
        return (askedAt is { } at && time.GetElapsedTime(at) < TimeToSee) || Answer(letter);
    }

    public void EndSearch()
    {
        Search = null;
        if (Keyboard is Keyboard.Search)
            Keyboard = Keyboard.Panel;
    }

    /// <summary>Stops the run of the selected panel; false when it is over already.</summary>
    public bool StopSelected()
    {
        if (Panels.Selected?.Current is not { IsOver: false } run)
            return false;
        effect(new SendCommand(new CancelRun(run.Run)));
        return true;
    }

    /// <summary>The first time warns, the second one leaves.</summary>
    public void Interrupt()
    {
        if (leavingSince is { } since && time.GetElapsedTime(since) < TimeSpan.FromSeconds(2))
        {
            effect(new Leave());
            return;
        }

        leavingSince = time.GetTimestamp();
        Prompt.Clear();
        Keyboard = Keyboard.Prompt;
        Notice = new Told(Board.Running > 0 ? "Ctrl+C again leaves and stops what is running; Esc stops one run" : "Ctrl+C again leaves", Tone.Warning);
    }

    /// <summary>Closes what has ended and forgets the conversation.</summary>
    public void Clear()
    {
        queue.Clear();
        Board.RemoveEnded();
        Panels.Forget();
        effect(new ForgetAll());
        Notice = new Told("the next request begins a new conversation");
    }

    /// <summary>Asks whether the folder is trusted; nothing that is typed for the prompt answers.</summary>
    /// <param name="wants">What the folder would get by it, a line each.</param>
    public void AskForTrust(IReadOnlyList<string> wants) => Overlay = TrustQuestion.Of(wants);

    public void Show(string title, IReadOnlyList<StyledLine> lines) => Overlay = new Overlay(title, _ => lines);

    public void Say(string text, Tone tone = Tone.Dim) => Notice = new Told(PlainText.Clean(text).ReplaceLineEndings(" "), tone);
}

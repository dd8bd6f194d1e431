using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Sessions;
using Maestro.Presentation.Text;

namespace Maestro.Terminal.Screen;

/// <summary>What the screen can do and know beyond itself; put together by the program's composition root.</summary>
public sealed record ScreenPort
{
    /// <summary>Begins to make ready what stands behind the screen; called once the first frame is there, which nothing is to delay.</summary>
    /// <remarks>Calls back when something that is shown has changed by it.</remarks>
    public Action<Action> Open { get; init; } = _ => { };

    /// <summary>Starts a run and streams its events.</summary>
    public required Func<SubmitRequest, CancellationToken, IAsyncEnumerable<EventEnvelope>> Run { get; init; }

    /// <summary>Events that come without being asked for, as from a recording; while they are watched nothing can be run. Null for a session.</summary>
    public Func<CancellationToken, IAsyncEnumerable<EventEnvelope>>? Watch { get; init; }

    /// <summary>Answers a question, tells a run something or stops it.</summary>
    public required Action<UserCommand> Send { get; init; }

    /// <summary>The folder and its branch, for the line on top.</summary>
    public required string Place { get; init; }

    /// <summary>The model that answers, or what takes its place.</summary>
    public required Func<string> Model { get; init; }

    /// <summary>The agents that can be named now.</summary>
    public required Func<IReadOnlyList<AgentPurpose>> Agents { get; init; }

    /// <summary>What the folder would get if it were trusted, a line each; empty when there is nothing to ask.</summary>
    public IReadOnlyList<string> Wants { get; init; } = [];

    /// <summary>Every file of the folder, for completion; read in the background when it is first needed.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<string>>> Files { get; init; }

    /// <summary>Answers a command that the screen itself does not know, such as <c>/sessions</c>.</summary>
    public required Func<string, string, int, CancellationToken, Task<IReadOnlyList<StyledLine>>> Ask { get; init; }

    /// <summary>Forgets the conversation so far: the next run begins anew.</summary>
    public required Action Forget { get; init; }

    /// <summary>Opens the person's editor on a text and gives back what it was saved as; null when it was not.</summary>
    public required Func<string, Task<string?>> Edit { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Earlier requests of this folder, oldest first, for Up and Ctrl+R; read in the background.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<string>>> History { get; init; }
}

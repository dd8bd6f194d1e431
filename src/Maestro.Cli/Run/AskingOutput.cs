using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Shows events and puts the questions among them to the person, one at a time.</summary>
internal sealed class AskingOutput(IRunOutput inner, ApprovalQuestions questions) : IRunOutput
{
    /// <summary>The questions so far; not done while an answer is awaited.</summary>
    public Task Asked { get; private set; } = Task.CompletedTask;

    public void Show(EventEnvelope envelope)
    {
        questions.LeaveLine();
        inner.Show(envelope);
        if (envelope.Event is ApprovalRequested request)
            Asked = AskAfterAsync(Asked, request);
    }

    private async Task AskAfterAsync(Task earlier, ApprovalRequested request)
    {
        await earlier;
        await questions.AskAsync(request);
    }
}

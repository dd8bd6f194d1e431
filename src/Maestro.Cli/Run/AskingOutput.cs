using Maestro.Core.Events;

namespace Maestro.Cli.Run;

/// <summary>Shows events and puts the questions among them to the person, one at a time, until the run has ended.</summary>
internal sealed class AskingOutput(IRunOutput inner, ApprovalQuestions questions, CancellationToken ended) : IRunOutput
{
    private Task asked = Task.CompletedTask;

    public void Show(EventEnvelope envelope)
    {
        questions.LeaveLine();
        inner.Show(envelope);
        if (envelope.Event is ApprovalRequested request)
            asked = AskAfterAsync(asked, request);
    }

    private async Task AskAfterAsync(Task earlier, ApprovalRequested request)
    {
        await earlier;
        await questions.AskAsync(request, ended);
    }
}

using Maestro.Core.Events;
using Maestro.Core.Sessions;
using Maestro.Core.Text;

namespace Maestro.Cli.Run;

/// <summary>Asks the person on the terminal; the run waits, its other streams do not.</summary>
internal sealed class ApprovalQuestions(Session session, Utf8Output errors, TextReader answers)
{
    /// <summary>Puts the question of an <see cref="ApprovalRequested"/>; the answer is read on another thread and sent to the session.</summary>
    public Task AskAsync(ApprovalRequested request) => Task.Run(() =>
    {
        var always = request.Choices.FirstOrDefault(choice => choice.StartsWith("always ", StringComparison.Ordinal));
        errors.Write(PlainText.Clean($"\n{request.Agent} asks: {request.Display}\n  why: {request.Reason}\n"));
        errors.Write(always is null ? "  y once   n no > " : PlainText.Clean($"  y once   s this session   a {always}   n no > "));
        errors.Flush();
        session.Send(new AnswerApproval(request.ApprovalId, Decision(answers.ReadLine(), always is not null)));
    });

    private static ApprovalDecision Decision(string? answer, bool canRemember) => (answer ?? "").Trim().ToLowerInvariant() switch
    {
        "y" or "yes" => ApprovalDecision.Once,
        "s" when canRemember => ApprovalDecision.Session,
        "a" when canRemember => ApprovalDecision.Always,
        _ => ApprovalDecision.Deny,
    };
}

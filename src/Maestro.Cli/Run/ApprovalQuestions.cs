using Maestro.Core.Events;
using Maestro.Core.Sessions;
using Maestro.Core.Text;

namespace Maestro.Cli.Run;

/// <summary>Asks the person on the terminal; the run waits, its other streams do not.</summary>
internal sealed class ApprovalQuestions(Session session, Utf8Output errors, TextReader answers)
{
    private int isOpen;

    /// <summary>Puts the question of an <see cref="ApprovalRequested"/>; the answer is read on another thread and sent to the session.</summary>
    public Task AskAsync(ApprovalRequested request) => Task.Run(() =>
    {
        var always = request.Choices.FirstOrDefault(choice => choice.StartsWith("always ", StringComparison.Ordinal));
        var choices = always is null ? "  y once   n no > " : $"  y once   s this session   a {always}   n no > ";
        errors.Write(PlainText.Clean($"\n{request.Agent} asks: {request.Display}\n  why: {request.Reason}\n{choices}"));
        errors.Flush();
        Interlocked.Exchange(ref isOpen, 1);
        var answer = answers.ReadLine();
        if (answer is null)
            LeaveLine();
        Interlocked.Exchange(ref isOpen, 0);
        session.Send(new AnswerApproval(request.ApprovalId, Decision(answer, always is not null)));
    });

    /// <summary>Whatever is written next begins a line of its own, though the answer behind the question is still missing.</summary>
    public void LeaveLine()
    {
        if (Interlocked.Exchange(ref isOpen, 0) == 1)
            errors.Write("\n");
    }

    private static ApprovalDecision Decision(string? answer, bool canRemember) => (answer ?? "").Trim().ToLowerInvariant() switch
    {
        "y" or "yes" => ApprovalDecision.Once,
        "s" when canRemember => ApprovalDecision.Session,
        "a" when canRemember => ApprovalDecision.Always,
        _ => ApprovalDecision.Deny,
    };
}

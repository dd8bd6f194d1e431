using Maestro.Cli.Prompt;
using Maestro.Core.Events;
using Maestro.Core.Sessions;
using Maestro.Core.Text;
using Maestro.Presentation.Code;
using Maestro.Presentation.Panels;

namespace Maestro.Cli.Run;

/// <summary>Asks the person on the terminal; the run waits, its other streams do not.</summary>
internal sealed class ApprovalQuestions(Session session, Utf8Output errors, TypedLines answers, int width)
{
    private int isOpen;

    /// <summary>Puts the question of an <see cref="ApprovalRequested"/>, waits for the answer and sends it to the session.</summary>
    /// <param name="ended">The run has ended, so the question is void and what is typed next is no answer.</param>
    public async Task AskAsync(ApprovalRequested request, CancellationToken ended)
    {
        var always = request.Choices.FirstOrDefault(choice => choice.StartsWith("always ", StringComparison.Ordinal));
        var choices = always is null ? "  y once   n no > " : $"  y once   s this session   a {always}   n no > ";
        if (request.Options is { } options)
            choices = string.Concat(options.Select((option, i) => $"  {PendingApproval.Letter(i)}  {option}\n")) + "  a letter, or your own words; nothing for no answer > ";
        if (request.Diff is { } diff)
            errors.Write("\n" + string.Join('\n', DiffLines.Of(PlainText.Clean(diff), width).Select(line => line.Text)) + "\n");
        errors.Write(PlainText.Clean(request.Options is null ? $"\n{request.Agent} asks: {request.Display}\n  why: {request.Reason}\n{choices}" : $"\n{request.Agent} asks: {request.Display}\n{choices}"));
        errors.Flush();
        Interlocked.Exchange(ref isOpen, 1);
        var answer = await answers.NextAsync(ended);
        if (answer is null)
            LeaveLine();
        Interlocked.Exchange(ref isOpen, 0);
        session.Send(request.Options is { } offered
            ? new AnswerApproval(request.ApprovalId, ApprovalDecision.Once, Words(answer, offered))
            : new AnswerApproval(request.ApprovalId, Decision(answer, always is not null)));
    }

    /// <summary>Whatever is written next begins a line of its own, though the answer behind the question is still missing.</summary>
    public void LeaveLine()
    {
        if (Interlocked.Exchange(ref isOpen, 0) == 1)
            errors.Write("\n");
    }

    private static string? Words(string? answer, IReadOnlyList<string> options) =>
        answer?.Trim() is [var letter] && letter - 'a' is var option && option >= 0 && option < options.Count ? options[option] : answer;

    private static ApprovalDecision Decision(string? answer, bool canRemember) => (answer ?? "").Trim().ToLowerInvariant() switch
    {
        "y" or "yes" => ApprovalDecision.Once,
        "s" when canRemember => ApprovalDecision.Session,
        "a" when canRemember => ApprovalDecision.Always,
        _ => ApprovalDecision.Deny,
    };
}

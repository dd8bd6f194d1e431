using Maestro.Core.Events;
using Maestro.Core.Sessions;
using Maestro.Presentation.Panels;

namespace Maestro.Terminal.Screen;

/// <summary>The letters that answer a question.</summary>
internal static class ApprovalKeys
{
    /// <summary>The answer of a letter; null when the letter means nothing here.</summary>
    public static AnswerApproval? Answer(char letter, PendingApproval approval)
    {
        if (approval.Options is { } options && letter - 'a' is var option && option >= 0 && option < options.Count)
            return new AnswerApproval(approval.ApprovalId, ApprovalDecision.Once, options[option]);
        return Decision(letter, approval) is { } decision ? new AnswerApproval(approval.ApprovalId, decision) : null;
    }

    private static ApprovalDecision? Decision(char letter, PendingApproval approval) => letter switch
    {
        'n' => ApprovalDecision.Deny,
        _ when approval.Options is not null => null,
        'y' => ApprovalDecision.Once,
        's' when approval.Always is not null => ApprovalDecision.Session,
        'a' when approval.Always is not null => ApprovalDecision.Always,
        'e' => ApprovalDecision.Deny,
        _ => null,
    };

    /// <summary>The command of a question, for the person to edit.</summary>
    public static string Editable(PendingApproval approval) =>
        approval.Display.StartsWith("$ ", StringComparison.Ordinal) ? $"@{approval.Agent} `{approval.Display[2..]}`" : $"@{approval.Agent} {approval.Display}";
}

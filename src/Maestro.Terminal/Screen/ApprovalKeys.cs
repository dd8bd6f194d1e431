using Maestro.Core.Events;
using Maestro.Presentation.Panels;

namespace Maestro.Terminal.Screen;

/// <summary>The letters that answer a question.</summary>
internal static class ApprovalKeys
{
    /// <summary>The decision of a letter; null when the letter decides nothing here.</summary>
    public static ApprovalDecision? Decision(char letter, PendingApproval approval) => letter switch
    {
        'y' => ApprovalDecision.Once,
        's' when approval.Always is not null => ApprovalDecision.Session,
        'a' when approval.Always is not null => ApprovalDecision.Always,
        'n' or 'e' => ApprovalDecision.Deny,
        _ => null,
    };

    /// <summary>The command of a question, for the person to edit.</summary>
    public static string Editable(PendingApproval approval) =>
        approval.Display.StartsWith("$ ", StringComparison.Ordinal) ? $"@{approval.Agent} `{approval.Display[2..]}`" : $"@{approval.Agent} {approval.Display}";
}

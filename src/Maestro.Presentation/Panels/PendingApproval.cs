namespace Maestro.Presentation.Panels;

/// <summary>A question of a run that has not been answered.</summary>
/// <param name="Always">The rule that "always" would record, or null when that is not offered.</param>
/// <param name="Options">The answers that are offered, when it asks for words; null when it asks for permission.</param>
public sealed record PendingApproval(string Run, string Agent, string ApprovalId, string Display, string Reason, string? Always, IReadOnlyList<string>? Options = null)
{
    /// <summary>The letter of an option.</summary>
    public static char Letter(int option) => (char)('a' + option);
}

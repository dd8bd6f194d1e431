namespace Maestro.Presentation.Panels;

/// <summary>A question of a run that has not been answered.</summary>
/// <param name="Always">The rule that "always" would record, or null when that is not offered.</param>
public sealed record PendingApproval(string Run, string Agent, string ApprovalId, string Display, string Reason, string? Always);

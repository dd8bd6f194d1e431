namespace Maestro.Analysis.Delivery.Drafts;

/// <summary>A file that was written from the facts of the repository, and is not yet in it.</summary>
/// <param name="Description">What it does and which facts it was made from.</param>
public sealed record DraftedFile(string Path, DeliveryKind Kind, string Text, string Description);

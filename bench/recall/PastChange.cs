namespace Maestro.Recall;

/// <summary>A commit as a question: which files of the parent did this subject lead to?</summary>
internal sealed record PastChange(string Id, string Parent, string Subject, IReadOnlyList<string> Files);

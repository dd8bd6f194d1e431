using Maestro.Core.Changes;

namespace Maestro.Analysis.Refactoring;

/// <summary>A refactoring that was worked out from the code alone, or why it was not.</summary>
/// <param name="Kind">Such as <c>rename</c>, <c>remove_import</c>, <c>remove_function</c>.</param>
/// <param name="Descriptions">What is done in each file, by its path.</param>
/// <param name="Notes">What the person should know, such as mentions that were left.</param>
/// <param name="Refusal">Why nothing is done; null when something is.</param>
public sealed record RefactoringPlan(
    string Kind, IReadOnlyList<TextEdit> Edits, IReadOnlyDictionary<string, string> Descriptions, IReadOnlyList<string> Notes, string? Refusal = null)
{
    /// <summary>Files that go to another path; edits name them by the path that they have before.</summary>
    public IReadOnlyList<FileMove> Moves { get; init; } = [];

    /// <summary>The texts of files that are new, by path.</summary>
    public IReadOnlyDictionary<string, string> Created { get; init; } = new Dictionary<string, string>();

    /// <summary>Files that hold nothing any more.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    public static RefactoringPlan Refused(string kind, string why) => new(kind, [], new Dictionary<string, string>(), [], why);
}

/// <summary>A file and the path that it gets.</summary>
public sealed record FileMove(string From, string To);

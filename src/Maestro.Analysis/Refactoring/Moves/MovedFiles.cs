namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Which file goes where, and what the repository holds before and after.</summary>
/// <param name="From">The file or folder that is moved.</param>
/// <param name="To">The path that it gets itself.</param>
internal sealed record MovedFiles(string From, string To, bool IsFolder, IReadOnlySet<string> Before)
{
    private HashSet<string>? after;

    /// <summary>Every file that moves, in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; } =
        [.. Before.Where(path => path == From || (IsFolder && path.StartsWith(From + "/", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    public IReadOnlySet<string> After => after ??= [.. Before.Select(NewPath)];

    /// <summary>The path that a file, or something below the moved folder, has afterwards.</summary>
    public string NewPath(string path) => path == From ? To
        : IsFolder && path.StartsWith(From + "/", StringComparison.Ordinal) ? string.Concat(To, path.AsSpan(From.Length)) : path;

    public bool Moves(string path) => NewPath(path) != path;
}

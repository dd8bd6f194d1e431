namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Moves a file or folder to another path, with every import and path that names it.</summary>
public static class FileMoves
{
    private const string Kind = "move";
    private const int MostNamed = 4;

    /// <param name="from">The file or folder; a name alone where only one file has it.</param>
    /// <param name="to">The new path, or the folder that it goes to.</param>
    /// <param name="paths">Every file of the work folder, also those that were not read.</param>
    public static RefactoringPlan Plan(NameSearch search, string from, string to, IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        var (moved, refusal) = MoveTarget.Find(from, to, paths);
        if (moved is null)
            return RefactoringPlan.Refused(Kind, refusal!);
        if (MoveTarget.Obstacle(moved) is { } obstacle)
            return RefactoringPlan.Refused(Kind, obstacle);
        var drafts = new DraftedTexts(search);
        drafts.Moves.AddRange(moved.Files.Select(path => new FileMove(path, moved.NewPath(path))));
        return Correct(search, moved, drafts, cancellationToken) is { } problem ? RefactoringPlan.Refused(Kind, problem) : Described(moved, drafts);
    }

    /// <summary>Returns why it cannot be done; null when it is.</summary>
    private static string? Correct(NameSearch search, MovedFiles moved, DraftedTexts drafts, CancellationToken cancellationToken)
    {
        var python = new PythonMoves(moved, drafts);
        var scripts = new ScriptMoves(moved, drafts);
        var go = moved.IsFolder && moved.Files.Any(path => path.EndsWith(".go", StringComparison.Ordinal)) ? new GoMoves(moved, drafts) : null;
        var dotted = new DottedMentions(python.Names, drafts);
        var mentions = new PathMentions(moved, drafts);
        if (go?.Problem is { } first)
            return first;
        foreach (var path in search.Index.Files.Select(file => file.Path).Where(path => drafts.Text(path) is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (PythonModules.IsPython(path))
                python.Correct(path);
            else if (ScriptModules.IsScript(path))
                scripts.Correct(path);
            else if (path.EndsWith(".go", StringComparison.Ordinal))
                go?.Correct(path);
            // What a list of changes says of the past stays true.
            if (FilePaths.Name(path).StartsWith("CHANGE", StringComparison.OrdinalIgnoreCase))
                continue;
            dotted.Correct(path);
            mentions.Correct(path);
        }

        foreach (var path in python.NewPackages)
        {
            drafts.Created[path] = "";
            drafts.Describe(path, "makes the new folder a package");
        }

        if (mentions.Left.Count > 0)
            drafts.Notes.Add($"The old path also stands in {mentions.Left.Count} {(mentions.Left.Count == 1 ? "place" : "places")} of strings or comments, which are left: {string.Join(", ", mentions.Left.Take(MostNamed))}{(mentions.Left.Count > MostNamed ? $" and {mentions.Left.Count - MostNamed} more" : "")}.");
        return python.Problem ?? go?.Problem;
    }

    private static RefactoringPlan Described(MovedFiles moved, DraftedTexts drafts)
    {
        foreach (var move in drafts.Moves)
        {
            drafts.Describe(move.From, $"moved to {move.To}");
            drafts.Describe(move.To, $"moved from {move.From}");
        }

        if (moved.Files.Any(path => path.EndsWith(".cs", StringComparison.Ordinal)) && FilePaths.Folder(moved.From) != FilePaths.Folder(moved.To))
            drafts.Notes.Add("The namespace is left as it is, so no code of C# has to name it otherwise.");
        if (moved.IsFolder && moved.Files.Any(path => path.EndsWith(".go", StringComparison.Ordinal)) && FilePaths.Name(moved.From) != FilePaths.Name(moved.To))
            drafts.Notes.Add("The package clause is left as it is, so the code names the package as before.");
        return drafts.Plan(Kind);
    }
}

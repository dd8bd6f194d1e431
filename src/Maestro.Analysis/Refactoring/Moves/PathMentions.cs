using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects paths in files that are no code: project files, pipelines, settings, links of documents.</summary>
internal sealed class PathMentions(MovedFiles moved, DraftedTexts drafts)
{
    private readonly HashSet<string> folders = [.. moved.Before.SelectMany(Folders)];

    /// <summary>How many places of code and of plain text name a moved path and are left.</summary>
    public List<string> Left { get; } = [];

    public void Correct(string path)
    {
        var text = drafts.Text(path)!;
        var isCode = CodeNames.RulesOf(path) is not null;
        var pieces = new List<Piece>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsPart(text[i]))
                i++;
            if (Becomes(path, text, start, i - start) is not { } becomes)
                continue;
            if (isCode)
                Left.Add($"{path}:{text.AsSpan(0, start).Count('\n') + 1}");
            else
                pieces.Add(becomes);
        }

        if (pieces.Count == 0)
            return;
        drafts.Replace(path, pieces);
        drafts.Describe(path, "paths are corrected");
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '\\' or '@' or '+';

    private static IEnumerable<string> Folders(string path)
    {
        for (var folder = FilePaths.Folder(path); folder.Length > 0; folder = FilePaths.Folder(folder))
            yield return folder;
    }

    private Piece? Becomes(string path, string text, int start, int length)
    {
        var word = text.AsSpan(start, length);
        // The end of a sentence, a backslash before a quote, and a link to an address are no part of a path.
        while (word.Length > 0 && word[^1] is '.' or '\\' && !word.EndsWith("/.") && !word.EndsWith(".."))
            word = word[..^1];
        if (word.Length < 2 || word.StartsWith("//") || (start > 0 && text[start - 1] is ':' or '~' or '$' or '}') && word[0] is '/')
            return null;
        var written = word.ToString();
        var isBackward = written.Contains('\\', StringComparison.Ordinal);
        var slashed = isBackward ? written.Replace('\\', '/') : written;
        if (slashed[0] == '/' || (isBackward && written.Contains('/', StringComparison.Ordinal)) || !(slashed.Contains('/', StringComparison.Ordinal) || IsLink(path, text, start)))
            return null;
        var (folder, newFolder) = (FilePaths.Folder(path), FilePaths.Folder(moved.NewPath(path)));
        var fromHere = Meant(folder, slashed);
        var target = fromHere ?? Meant("", slashed);
        // What stays where it is is named as before, unless the file that names it moves away from it.
        if (target is null || (moved.NewPath(target) == target && (fromHere is null || folder == newFolder)))
            return null;
        var becomes = Written(fromHere is null ? "" : newFolder, target, slashed);
        if (becomes.TrimEnd('/') == slashed.TrimEnd('/') || (becomes.StartsWith("./", StringComparison.Ordinal) && becomes[2..] == slashed))
            return null;
        return new Piece(start, word.Length, isBackward ? becomes.Replace('/', '\\') : becomes);
    }

    /// <summary>What a path leads to, when it is there.</summary>
    private string? Meant(string folder, string written) =>
        FilePaths.Resolve(folder, written) is { Length: > 0 } path && (moved.Before.Contains(path) || folders.Contains(path)) ? path : null;

    private string Written(string folder, string path, string old)
    {
        var relative = FilePaths.Relative(folder, moved.NewPath(path));
        var dotted = old.StartsWith("./", StringComparison.Ordinal) && !relative.StartsWith("../", StringComparison.Ordinal) ? $"./{relative}" : relative;
        return dotted + (old[^1] == '/' && dotted.Length > 0 ? "/" : "");
    }

    /// <summary>A name without a folder is only a path where a link or an item of a project is written.</summary>
    private static bool IsLink(string path, string text, int start) => SourceScanner.LanguageOf(path) switch
    {
        "Markdown" => start > 1 && text[start - 1] == '(' && text[start - 2] == ']',
        "XML" => start > 0 && text[start - 1] == '"',
        "HTML" => start > 5 && text[start - 1] is '"' or '\'' && text[start - 2] == '=',
        _ => false,
    };
}

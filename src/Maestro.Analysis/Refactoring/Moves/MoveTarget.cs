using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Finds out what is meant to move where, and what stands against it.</summary>
internal static class MoveTarget
{
    public static (MovedFiles? Moved, string? Refusal) Find(string from, string to, IReadOnlySet<string> paths)
    {
        if (Inside(from) is not { } source || Inside(to) is not { } target)
            return (null, "only paths inside of the work folder can be moved, and only to others inside of it");
        var isFile = paths.Contains(source);
        var isFolder = !isFile && IsFolder(source, paths);
        if (!isFile && !isFolder)
        {
            var named = paths.Where(path => path.EndsWith("/" + source, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            if (named.Count != 1)
                return (null, named.Count == 0 ? $"there is no file or folder {source}" : $"{source} may mean {string.Join(", ", named.Take(4))}");
            (source, isFile) = (named[0], true);
        }

        var intoFolder = to.EndsWith('/') || (isFile && !paths.Contains(target) && (target.Length == 0 || IsFolder(target, paths) || !FilePaths.Name(target).Contains('.', StringComparison.Ordinal)) && FilePaths.Name(source).Contains('.', StringComparison.Ordinal));
        if (intoFolder && (isFile || IsFolder(target, paths) || target.Length == 0))
            target = FilePaths.Join(target, FilePaths.Name(source));
        return Conflict(source, target, paths) is { } conflict ? (null, conflict) : (new MovedFiles(source, target, isFolder, paths), null);
    }

    /// <summary>What of the languages forbids the move; null when nothing does.</summary>
    public static string? Obstacle(MovedFiles moved) =>
        moved.Files.Select(path => Obstacle(moved, path)).FirstOrDefault(obstacle => obstacle is not null) ?? Project(moved);

    private static string? Conflict(string source, string target, IReadOnlySet<string> paths)
    {
        if (target == source)
            return "it is there already";
        if (target.Length == 0 || target.StartsWith(source + "/", StringComparison.Ordinal))
            return $"{source} cannot be moved into itself";
        if (paths.Contains(target))
            return $"{target} is there already, and nothing is overwritten";
        if (IsFolder(target, paths))
            return $"the folder {target} is there already; name the new path, as {target}/{FilePaths.Name(source)}";
        for (var folder = FilePaths.Folder(target); folder.Length > 0; folder = FilePaths.Folder(folder))
            if (paths.Contains(folder))
                return $"{folder} is a file, so nothing can lie below it";
        return null;
    }

    private static string? Obstacle(MovedFiles moved, string path)
    {
        var newPath = moved.NewPath(path);
        var language = SourceScanner.LanguageOf(path);
        if (CodeNames.RulesOf(path) is not null && SourceScanner.LanguageOf(newPath) != language)
            return $"{FilePaths.Name(newPath)} would be no file of {language} any more";
        return language switch
        {
            "Python" when !moved.IsFolder && FilePaths.Name(path) is "__init__.py" => "__init__.py is its folder's package; move the folder",
            "Python" when !FilePaths.Name(newPath).Split('.')[0].All(Words.IsPart) && FilePaths.Name(path).Split('.')[0].All(Words.IsPart) =>
                $"{FilePaths.Name(newPath)} is no name that Python can import",
            "Go" when !moved.IsFolder && FilePaths.Folder(path) != FilePaths.Folder(newPath) =>
                "in Go the folder is the package, so a file alone would join another one; move the folder",
            "Go" when !moved.IsFolder && Suffix(path) != Suffix(newPath) => "the end of a name of a Go file says when it is built, and it would change",
            "Rust" => "in Rust the mod declarations say where a file lies, and which of them would have to change cannot be told without a model",
            "Java" or "Kotlin" or "Scala" or "Groovy" => $"in {language} the folder is the package, so every name of the file would change; this needs a model",
            "C" or "C++" or "Objective-C" => "where an #include is looked for is set by the build, which cannot be told without a model",
            "Ruby" or "PHP" or "Swift" or "Dart" or "Perl" or "Lua" or "Elixir" or "Haskell" or "F#" =>
                $"which code of {language} names the file cannot be told without a model",
            _ => null,
        };
    }

    /// <summary>A file of C# belongs to the nearest project above it; null when there is none.</summary>
    public static string? ProjectOf(string path, IReadOnlySet<string> paths) => ProjectOf(path, Projects(paths));

    private static string? Project(MovedFiles moved)
    {
        var (before, after) = (Projects(moved.Before), Projects(moved.After));
        foreach (var path in moved.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)))
            if (ProjectOf(path, before) is { } project && !moved.Moves(project) && ProjectOf(moved.NewPath(path), after) is var other && other != project)
                return other is null
                    ? $"{path} is compiled by {project}, and would not be at its new place"
                    : $"{path} belongs to {project} and would belong to {other}; whether that one may use what it needs cannot be told without a model";
        return null;
    }

    private static ILookup<string, string> Projects(IReadOnlySet<string> paths) =>
        paths.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).ToLookup(FilePaths.Folder, StringComparer.Ordinal);

    private static string? ProjectOf(string path, ILookup<string, string> projects)
    {
        for (var folder = FilePaths.Folder(path); ; folder = FilePaths.Folder(folder))
        {
            if (projects[folder].FirstOrDefault() is { } project)
                return project;
            if (folder.Length == 0)
                return null;
        }
    }

    private static string Suffix(string path) =>
        FilePaths.Name(path)[..^".go".Length] is var stem && stem.LastIndexOf('_') is > 0 and var last ? stem[last..] : "";

    private static string? Inside(string path) =>
        path.StartsWith('/') || path.StartsWith('~') || path.Contains(':', StringComparison.Ordinal) ? null : FilePaths.Resolve("", path.Replace('\\', '/'));

    private static bool IsFolder(string path, IReadOnlySet<string> paths) => paths.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));
}

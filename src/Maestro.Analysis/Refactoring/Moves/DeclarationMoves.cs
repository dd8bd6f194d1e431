using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Moves a function, type or constant of the top level from one file to another, with the imports of all who use it.</summary>
public static class DeclarationMoves
{
    private const string Kind = "move";

    /// <param name="from">The file that declares it; null where only one does.</param>
    /// <param name="to">The file that it goes to, new or not.</param>
    /// <param name="paths">Every file of the work folder.</param>
    public static RefactoringPlan Plan(NameSearch search, string name, string? from, string to, IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        if (name.Contains('.', StringComparison.Ordinal) && !paths.Contains(name))
            return RefactoringPlan.Refused(Kind, $"{name} is part of a type; only what stands at the top of a file is moved without a model");
        if (!name.All(Words.IsPart) || !Words.IsStart(name[0]))
            return RefactoringPlan.Refused(Kind, $"there is no file or folder {name}");
        var (source, refusal) = Source(search, name, from, paths);
        if (source is null)
            return RefactoringPlan.Refused(Kind, refusal!);
        if (Target(to, source, paths) is not { } target)
            return RefactoringPlan.Refused(Kind, $"{to} names no file of the work folder that could take it");
        if (target == source)
            return RefactoringPlan.Refused(Kind, "it is there already");
        var language = SourceScanner.LanguageOf(source);
        if (!CodeNames.IsSameFamily(language, SourceScanner.LanguageOf(target)))
            return RefactoringPlan.Refused(Kind, $"{target} is no file of {language}");
        if (paths.Contains(target) && search.Text(target) is null)
            return RefactoringPlan.Refused(Kind, $"{target} cannot be edited as text");
        var drafts = new DraftedTexts(search);
        var move = new DeclarationMove(name, source, target);
        var problem = language switch
        {
            "Python" => new PythonDeclarationMove(search, drafts, move, paths).Apply(cancellationToken),
            "TypeScript" or "JavaScript" => new ScriptDeclarationMove(search, drafts, move, paths).Apply(cancellationToken),
            "C#" => new TypeMove(search, drafts, move, paths).Apply(cancellationToken),
            _ => $"what a declaration of {language} needs at another place cannot be told without a model",
        };
        if (problem is not null)
            return RefactoringPlan.Refused(Kind, problem);
        drafts.Describe(source, $"{name} goes to {target}");
        drafts.Describe(target, $"{name} comes from {source}");
        return drafts.Plan(Kind);
    }

    private static (string? Path, string? Refusal) Source(NameSearch search, string name, string? from, IReadOnlySet<string> paths)
    {
        var declaring = search.Index.Files.Where(file => file.HasSymbols && file.Symbols.Any(symbol => symbol.Name == name && symbol.Container is null && symbol.Kind is not (SymbolKind.Heading or SymbolKind.Namespace)))
            .Select(file => file.Path).ToList();
        if (from is null)
            return declaring.Count == 1 ? (declaring[0], null)
                : (null, declaring.Count == 0 ? $"there is no file or folder {name}, and no function, type or constant of that name at the top of a file" : $"{name} is declared in {string.Join(", ", declaring.Take(4))}; say from which file");
        var path = FilePaths.Resolve("", from) ?? from;
        var named = paths.Contains(path) ? [path] : paths.Where(file => file.EndsWith("/" + path, StringComparison.Ordinal)).ToList();
        return named.Count == 1 ? search.Text(named[0]) is null ? (null, $"{named[0]} cannot be edited as text") : (named[0], null)
            : (null, named.Count == 0 ? $"there is no file {from}" : $"{from} may mean {string.Join(", ", named.Order(StringComparer.Ordinal).Take(4))}");
    }

    private static string? Target(string to, string source, IReadOnlySet<string> paths)
    {
        if (to.StartsWith('/') || to.Contains(':', StringComparison.Ordinal) || FilePaths.Resolve("", to) is not { Length: > 0 } path)
            return null;
        if (paths.Contains(path) || path.Contains('/', StringComparison.Ordinal))
            return paths.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal)) || !FilePaths.Name(path).Contains('.', StringComparison.Ordinal)
                ? null
                : path;
        var beside = FilePaths.Join(FilePaths.Folder(source), path);
        var named = paths.Where(file => file.EndsWith("/" + path, StringComparison.Ordinal)).ToList();
        return paths.Contains(beside) ? beside : named.Count == 1 ? named[0] : named.Count == 0 && path.Contains('.', StringComparison.Ordinal) ? beside : null;
    }
}

/// <summary>What is moved from which file to which.</summary>
internal sealed record DeclarationMove(string Name, string From, string To);

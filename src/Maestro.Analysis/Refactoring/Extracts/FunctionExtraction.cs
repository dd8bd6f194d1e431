using Maestro.Analysis.Code;
using Maestro.Analysis.Refactoring.Moves;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Makes lines of a function a function of their own, with the parameters and results that their names need.</summary>
public static class FunctionExtraction
{
    private const string Kind = "extract";

    /// <param name="first">The first line, counted from 1.</param>
    public static RefactoringPlan Plan(NameSearch search, string path, int first, int last, string name)
    {
        if (search.Text(path) is not { } text)
            return RefactoringPlan.Refused(Kind, $"there is no text file {path}");
        if (name.Length == 0 || !Words.IsStart(name[0]) || !name.All(Words.IsPart))
            return RefactoringPlan.Refused(Kind, $"'{name}' is no name that code can have");
        var lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (first < 1 || last < first || last > lines)
            return RefactoringPlan.Refused(Kind, $"{path} has {lines} lines, and {first} to {last} are not among them");
        var language = SourceScanner.LanguageOf(path);
        if (language is not ("Python" or "TypeScript" or "JavaScript" or "C#" or "Go" or "Java") || CodeOutline.Of(path, text) is not { } outline)
            return RefactoringPlan.Refused(Kind, $"lines of {language ?? "this kind of file"} cannot be extracted without a model");
        if (CodeNames.Find(path, text, name).Exists(place => place.Kind is OccurrenceKind.Code) || (language is "Go" && IsDeclaredBeside(search, path, name)))
            return RefactoringPlan.Refused(Kind, $"{name} is already used in {(language is "Go" ? "the package" : path)}");
        var (selection, refusal) = Selection.Of(outline, first, last);
        if (selection is null)
            return RefactoringPlan.Refused(Kind, refusal!);
        if (FlowLimits.Of(selection) is { } limit)
            return RefactoringPlan.Refused(Kind, limit);
        var flow = new DataFlow(selection);
        if (flow.Problem is { } problem)
            return RefactoringPlan.Refused(Kind, problem);
        var written = new ExtractedFunction(selection, flow, text, name, first, last);
        if (written.Problem is { } why)
            return RefactoringPlan.Refused(Kind, why);
        var drafts = new DraftedTexts(search);
        drafts.Replace(path, written.Pieces);
        drafts.Describe(path, $"lines {first} to {last} become {written.Signature}");
        return drafts.Plan(Kind);
    }

    private static bool IsDeclaredBeside(NameSearch search, string path, string name) => search.Index.Files.Any(file => file.HasSymbols && FilePaths.Folder(file.Path) == FilePaths.Folder(path) && file.Path.EndsWith(".go", StringComparison.Ordinal)
        && file.Symbols.Any(symbol => symbol.Name == name && symbol.Container is null));
}

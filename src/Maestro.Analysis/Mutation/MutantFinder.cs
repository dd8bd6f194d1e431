using Maestro.Analysis.Checks;
using Maestro.Analysis.Code;

namespace Maestro.Analysis.Mutation;

/// <summary>Finds the small changes that can be made to a file: in what functions do, never in text, comments, imports, attributes or types.</summary>
public static class MutantFinder
{
    /// <summary>Whether mutants can be made of files of this language.</summary>
    public static bool Knows(string path) =>
        Source.SourceScanner.LanguageOf(path) is "C#" or "TypeScript" or "JavaScript" or "Python" or "Go" or "Rust" or "Java";

    /// <summary>All of them in the order of the text, those on lines that matter.</summary>
    public static IReadOnlyList<Mutant> Find(ScanFile file)
    {
        if (!Knows(file.Path) || GeneratedFiles.Is(file.Path, file.Text) || CodeOutline.Of(file.Path, file.Text) is not { } outline)
            return [];
        var code = new RunningCode(outline);
        IEnumerable<Replacement> found =
        [
            .. OperatorMutants.Find(code), .. ValueMutants.Find(code), .. ConditionMutants.Find(code), .. ReturnMutants.Find(code),
                .. RemovalMutants.Find(code),
        ];
        return
        [
            .. found.Where(change => file.Covers(change.Line, change.Line)
                && (code.FunctionOf(change.Token) is not { } function || !InlineTests.Holds(code.Code, function))).OrderBy(change => change.Start)
                .ThenBy(change => change.Kind, StringComparer.Ordinal)
                .DistinctBy(change => (change.Start, change.Length, change.With))
                .Select(change => Told(file, code, change)),
        ];
    }

    private static Mutant Told(ScanFile file, RunningCode code, Replacement change)
    {
        var text = file.Text;
        var start = text.LastIndexOf('\n', Math.Max(0, change.Start - 1)) + 1;
        var end = text.IndexOf('\n', change.Start + change.Length) is var at and >= 0 ? at : text.Length;
        var after = string.Concat(text.AsSpan(start, change.Start - start), change.With,
            text.AsSpan(change.Start + change.Length, end - change.Start - change.Length));
        return new Mutant(file.Path, change.Line, change.Kind, change.Start, change.Length, change.With, code.FunctionAt(change.Token),
            text[start..end].Trim(), after.Trim());
    }
}

/// <summary>A piece of the text and what takes its place.</summary>
/// <param name="Token">The token it begins with.</param>
internal sealed record Replacement(string Kind, int Token, int Line, int Start, int Length, string With);

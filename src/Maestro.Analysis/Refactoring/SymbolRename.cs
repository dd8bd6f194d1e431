using Maestro.Analysis.Source;
using Maestro.Core.Changes;

namespace Maestro.Analysis.Refactoring;

/// <summary>Renames what is declared once in the repository, wherever code names it; strings and comments are left and counted.</summary>
public static class SymbolRename
{
    private const string Kind = "rename";
    private const int MostNamed = 4;

    public static RefactoringPlan Plan(NameSearch search, string from, string to, CancellationToken cancellationToken)
    {
        if (!IsName(from) || !IsName(to))
            return RefactoringPlan.Refused(Kind, $"'{(IsName(from) ? to : from)}' is no name that code can have");
        if (from == to)
            return RefactoringPlan.Refused(Kind, "both names are the same");
        var all = search.Find(from, cancellationToken);
        var declared = all.Where(place => place.Kind is OccurrenceKind.Declaration).ToList();
        if (declared.Count == 0)
            return RefactoringPlan.Refused(Kind, all.Count == 0 ? $"{from} stands nowhere in the repository" : $"{from} is used but not declared in the repository, so it belongs to something else");
        if (declared.Count > 1)
            return RefactoringPlan.Refused(
                Kind, $"{from} is declared in {declared.Count} places, and by its name alone they cannot be told apart: {Named(declared)}");

        var language = SourceScanner.LanguageOf(declared[0].Path);
        var family = all.Where(place => CodeNames.IsSameFamily(language, SourceScanner.LanguageOf(place.Path))).ToList();
        var code = family.Where(place => place.Kind is not OccurrenceKind.Text).ToList();
        var taken = search.Find(to, cancellationToken).Where(place => place.Kind is not OccurrenceKind.Text
            && CodeNames.IsSameFamily(language, SourceScanner.LanguageOf(place.Path)) && code.Exists(one => one.Path == place.Path)).ToList();
        if (taken.Count > 0)
            return RefactoringPlan.Refused(Kind, $"{to} is already used where {from} would become it: {Named(taken)}");

        var left = all.Except(code).ToList();
        return new RefactoringPlan(
            Kind,
            [.. code.Select(place => new TextEdit(place.Path, place.Start, from.Length, to))],
            code.GroupBy(place => place.Path).ToDictionary(
                file => file.Key, file => $"{from} becomes {to} in {file.Count()} {(file.Count() == 1 ? "place" : "places")}", StringComparer.Ordinal),
            left.Count == 0 ? [] : [$"{from} also stands in {left.Count} {(left.Count == 1 ? "place" : "places")} in strings, comments or other files, which are left: {Named(left)}"]);
    }

    private static string Named(List<NameOccurrence> places) =>
        string.Join(", ", places.Take(MostNamed).Select(place => $"{place.Path}:{place.Line}")) + (places.Count > MostNamed ? $" and {places.Count - MostNamed} more" : "");

    private static bool IsName(string text) => text.Length > 0 && Words.IsStart(text[0]) && text.All(Words.IsPart);
}

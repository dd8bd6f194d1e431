namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects the scripts that use a name that moves.</summary>
internal sealed class ScriptUsers(DraftedTexts drafts, DeclarationMove move, ScriptModules modules, ScriptDeclaration declared)
{
    public HashSet<string> Corrected { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns why a use cannot be corrected; null when all are.</summary>
    public string? Correct(string path)
    {
        var file = new ScriptFile(path, drafts.Text(path)!);
        var pieces = new List<Piece>();
        foreach (var import in file.Imports.Where(import => import.Specifier.Length > 0 && modules.Resolve(path, import.Specifier) == move.From))
            if (Import(file, import, pieces) is { } problem)
                return problem;
        var others = ScriptModules.In(file.Code).Where(specifier => specifier.Text.Length > 0 && !file.Code.IsWord(specifier.Token - 1, "from") && modules.Resolve(path, specifier.Text) == move.From).ToList();
        if (others.Count > 0 && declared.IsExported && Enumerable.Range(0, file.Code.Count).Any(i => file.Code.IsWord(i, move.Name)))
            return $"{path} loads {move.From} with a call, and may use {move.Name} of it";
        if (pieces.Count == 0)
            return null;
        drafts.Replace(path, pieces);
        if (path != move.To)
            drafts.Describe(path, "imports are corrected");
        Corrected.Add(path);
        return null;
    }

    /// <summary>Removes the import of a name that the file does not use any more.</summary>
    public static void RemoveUnused(DraftedTexts drafts, string path, string local)
    {
        var file = new ScriptFile(path, drafts.Text(path)!);
        if (file.ImportOf(local) is not (var import, { } name)
            || CodeNames.Find("", file.Text, local).Exists(place => place.Start < import.Start || place.Start >= import.End))
            return;
        drafts.Replace(path, [Without(file.Text, import, name)]);
    }

    private string? Import(ScriptFile file, ScriptImport import, List<Piece> pieces)
    {
        if (import.Star is { Length: > 0 } star
            && Enumerable.Range(0, file.Code.Count).Any(i => file.Code.IsWord(i, star) && file.Code.Is(i + 1, '.') && file.Code.IsWord(i + 2, move.Name)))
            return $"{file.Path} uses it as {star}.{move.Name}";
        if (import is { IsExport: true, Star: "" } && declared.IsExported
            && !file.Imports.Any(other => other is { IsExport: true, Star: "" } && modules.Resolve(file.Path, other.Specifier) == move.To))
            pieces.Add(new Piece(TextLines.EndOf(file.Text, import.End), 0, Statement(file, import, declared.IsType ? "export type" : "export", move.Name)));
        if (import.Names.FirstOrDefault(name => name.Name == move.Name) is not { } moved)
            return null;
        if (file.Path == move.To && (import.IsExport || moved.Alias is not null))
            return import.IsExport ? $"{move.To} exports it from {move.From}" : $"{move.To} calls it {moved.Alias}";
        if (file.Path != move.To && import is { HasOnlyNames: true, Names.Count: 1 })
        {
            pieces.Add(new Piece(import.SpecifierStart, import.Specifier.Length, modules.Name(file.Path, move.To, move.From, import.Specifier)));
            return null;
        }

        if (file.Path != move.To)
            pieces.Add(new Piece(TextLines.EndOf(file.Text, import.End), 0, Statement(file, import, import.Head, file.Text[moved.Start..moved.End])));
        pieces.Add(Without(file.Text, import, moved));
        return null;
    }

    private string Statement(ScriptFile file, ScriptImport old, string head, string name)
    {
        var quote = file.Text[old.SpecifierStart - 1];
        var isTight = file.Text.AsSpan(old.Start, old.End - old.Start).Contains("{", StringComparison.Ordinal)
            && !file.Text.AsSpan(old.Start, old.End - old.Start).Contains("{ ", StringComparison.Ordinal)
            && !file.Text.AsSpan(old.Start, old.End - old.Start).Contains("{\n", StringComparison.Ordinal);
        var space = isTight ? "" : " ";
        return $"{head} {{{space}{name}{space}}} from {quote}{modules.Name(file.Path, move.To, move.From, old.Specifier)}{quote}{(file.Text[old.End - 1] == ';' ? ";" : "")}\n";
    }

    private static Piece Without(string text, ScriptImport import, ImportedName name)
    {
        if (import is { HasOnlyNames: true, Names.Count: 1 })
            return new Piece(TextLines.StartOf(text, import.Start), TextLines.EndOf(text, import.End) - TextLines.StartOf(text, import.Start), "");
        if (import.Names.Count == 1)
        {
            // The default import stays: import all, { one } from ...
            var comma = text.LastIndexOf(',', name.Start);
            var close = text.IndexOf('}', name.End);
            return new Piece(comma, close + 1 - comma, "");
        }

        var at = import.Names.ToList().IndexOf(name);
        return at < import.Names.Count - 1
            ? new Piece(name.Start, import.Names[at + 1].Start - name.Start, "")
            : new Piece(import.Names[at - 1].End, name.End - import.Names[at - 1].End, "");
    }
}

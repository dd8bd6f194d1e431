using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects the modules that use a name of Python that moves.</summary>
internal sealed class PythonUsers(DraftedTexts drafts, DeclarationMove move, PythonModules modules)
{
    private readonly string source = PythonModules.Stem(move.From);
    private readonly string target = PythonModules.Stem(move.To);

    public HashSet<string> Corrected { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns why a use cannot be corrected; null when all are.</summary>
    public string? Correct(string path)
    {
        var file = new PythonFile(path, drafts.Text(path)!);
        var pieces = new List<Piece>();
        foreach (var import in file.Imports)
        {
            var problem = import.IsFrom && modules.Resolve(path, import.Module)?.Stem == source ? Named(file, import, pieces) : Qualified(file, import, pieces);
            if (problem is not null)
                return problem;
        }

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
        var file = new PythonFile(path, drafts.Text(path)!);
        if (file.ImportOf(local) is not var (import, name)
            || CodeNames.Find("", file.Text, local).Exists(place => place.Start < import.Start || place.Start >= import.End))
            return;
        drafts.Replace(path, [Without(file.Text, import, name)]);
    }

    private string? Named(PythonFile file, PythonImport import, List<Piece> pieces)
    {
        if (import.IsStar)
            return NameUses.Names(file.Code, 0, file.Code.Count).Contains(move.Name)
                ? $"{file.Path} imports everything of {move.From} and uses {move.Name}"
                : null;
        if (import.Names.FirstOrDefault(name => name.Name == move.Name) is not { } moved)
            return null;
        if (file.Path == move.To)
        {
            if (moved.Alias is not null && moved.Alias != move.Name)
                return $"{move.To} calls it {moved.Alias}";
            pieces.Add(Without(file.Text, import, moved));
            return null;
        }

        if (NewModule(file.Path, import.Module) is not { } module)
            return $"{file.Path} imports it from {import.Module}, and could not import {move.To}";
        if (import.Names.Count == 1)
        {
            pieces.Add(new Piece(import.ModuleStart, import.Module.Length, module));
            return null;
        }

        var start = TextLines.StartOf(file.Text, import.Start);
        var isAlone = file.Text[start..import.Start].Trim().Length == 0 && TextLines.EndOf(file.Text, import.End) is var end
            && file.Text[import.End..end].Trim() is "" or ['#', ..];
        if (!isAlone)
            return $"the import in {file.Path}:{TextLines.NumberOf(file.Text, import.Start)} shares its line with other code";
        pieces.Add(Without(file.Text, import, moved));
        pieces.Add(new Piece(TextLines.EndOf(file.Text, import.End), 0, $"{file.Text[start..import.Start]}from {module} import {moved.Text}\n"));
        return null;
    }

    /// <summary>A use through the module, as <c>dates.parse(x)</c>, becomes one of the name alone.</summary>
    private string? Qualified(PythonFile file, PythonImport import, List<Piece> pieces)
    {
        foreach (var name in import.Names)
        {
            var module = !import.IsFrom ? name.Name : import.Module.EndsWith('.') ? import.Module + name.Name : $"{import.Module}.{name.Name}";
            if (name.Name == "*" || modules.Resolve(file.Path, module)?.Stem != source)
                continue;
            var written = name.Alias ?? name.Name;
            var uses = Uses(file.Code, written);
            if (uses.Count == 0)
                continue;
            if (file.Binds(move.Name) || NameUses.Names(file.Code, 0, file.Code.Count).Contains(move.Name))
                return $"{file.Path} uses it as {written}.{move.Name}, and {move.Name} is something else there";
            if (uses.Exists(use => file.Code.IsAssignment(use.Last + 1)))
                return $"{file.Path} gives {written}.{move.Name} another value";
            if (file.Path != move.To && NewModule(file.Path, import.IsFrom ? import.Module : name.Name) is not { })
                return $"{file.Path} could not import {move.To}";
            pieces.AddRange(uses.Select(use => new Piece(use.Start, use.Length, move.Name)));
            if (file.Path != move.To)
                pieces.Add(new Piece(TextLines.EndOf(file.Text, import.End), 0, $"{file.Text[TextLines.StartOf(file.Text, import.Start)..import.Start]}from {NewModule(file.Path, import.IsFrom ? import.Module : name.Name)} import {move.Name}\n"));
        }

        return null;
    }

    private List<(int Start, int Length, int Last)> Uses(CodeText code, string written)
    {
        var parts = $"{written}.{move.Name}".Split('.');
        var uses = new List<(int, int, int)>();
        for (var i = 0; i < code.Count; i++)
        {
            var at = i;
            if (!NameUses.IsMember(code, i)
                && parts.Index().All(part => code.IsWord(at + (2 * part.Index), part.Item) && (part.Index == 0 || code.Is(at + (2 * part.Index) - 1, '.'))))
                uses.Add((code[i].Start, code.Span(i, i + (2 * parts.Length) - 1).Length, i + (2 * parts.Length) - 2));
        }

        return uses;
    }

    private string? NewModule(string path, string old)
    {
        if (old is ['.', ..])
            return modules.NameFor(path, target);
        var root = modules.Resolve(path, old)?.Root ?? "";
        return FilePaths.IsWithin(target, root) ? PythonModules.Dotted(root, target) : null;
    }

    /// <summary>A name goes with the comma beside it; the only one goes with its statement.</summary>
    private static Piece Without(string text, PythonImport import, ImportedName name)
    {
        if (import.Names.Count == 1)
            return new Piece(TextLines.StartOf(text, import.Start), TextLines.EndOf(text, import.End) - TextLines.StartOf(text, import.Start), "");
        var at = import.Names.ToList().IndexOf(name);
        return at < import.Names.Count - 1
            ? new Piece(name.Start, import.Names[at + 1].Start - name.Start, "")
            : new Piece(import.Names[at - 1].End, name.End - import.Names[at - 1].End, "");
    }
}

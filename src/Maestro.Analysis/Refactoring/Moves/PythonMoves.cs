using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects the imports of Python for files that move.</summary>
internal sealed class PythonMoves
{
    private readonly MovedFiles moved;
    private readonly DraftedTexts drafts;
    private readonly PythonModules before;
    private readonly PythonModules after;

    public PythonMoves(MovedFiles moved, DraftedTexts drafts)
    {
        (this.moved, this.drafts, before) = (moved, drafts, new PythonModules(moved.Before));
        NewPackages = [.. Packages()];
        after = new PythonModules(moved.After.Concat(NewPackages));
    }

    /// <summary>The files that make new folders packages, where a module leaves a package for one.</summary>
    public IReadOnlyList<string> NewPackages { get; }

    /// <summary>Why the move cannot be made; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The dotted names that moved modules had and have, where they have more than one part.</summary>
    public IReadOnlyList<(string From, string To)> Names =>
        [.. moved.Files.Where(PythonModules.IsPython).Select(path => (From: Absolute(before, path), To: Absolute(after, moved.NewPath(path)))).Where(name => name.From.Contains('.', StringComparison.Ordinal)).Distinct()];

    public void Correct(string path)
    {
        var text = drafts.Text(path)!;
        var code = new CodeText(path, text);
        var pieces = new List<Piece>();
        foreach (var import in PythonImports.In(code))
            if (import.IsFrom)
                From(path, text, import, pieces);
            else
                foreach (var name in import.Names)
                    Plain(path, code, name, pieces);
        if (pieces.Count == 0)
            return;
        drafts.Replace(path, pieces);
        drafts.Describe(path, moved.Moves(path) ? "its own imports are corrected" : "imports are corrected");
    }

    private IEnumerable<string> Packages()
    {
        if (!moved.Files.Any(PythonModules.IsPython) || !before.IsPackage(FilePaths.Folder(moved.From)))
            yield break;
        for (var folder = FilePaths.Folder(moved.To); folder.Length > 0 && !before.Has(folder) && !FilePaths.IsWithin(moved.From, folder); folder = FilePaths.Folder(folder))
            yield return FilePaths.Join(folder, "__init__.py");
    }

    private string NewStem(string stem) => moved.IsFolder ? moved.NewPath(stem)
        : moved.Files.Where(PythonModules.IsPython).Any(path => PythonModules.Stem(path) == stem) ? PythonModules.Stem(moved.To) : stem;

    private void Plain(string path, CodeText code, ImportedName name, List<Piece> pieces)
    {
        if (before.Resolve(path, name.Name) is not { } meant || NewName(path, name.Name, meant) is not { } becomes || becomes == name.Name)
            return;
        var isUsedWhole = name.Alias is null && name.Name.Contains('.', StringComparison.Ordinal);
        pieces.Add(new Piece(name.Start, name.Name.Length, name.Alias is null && !isUsedWhole ? $"{becomes} as {name.Name}" : becomes));
        if (!isUsedWhole)
            return;
        for (var i = 0; i < code.Count; i++)
            if (code.IsWord(i) && !code.Is(i - 1, '.') && code[i].Start != name.Start && !code.IsAnyWord(i - 1, ["import", "from"])
                && DottedAt(code, i, name.Name))
                pieces.Add(new Piece(code[i].Start, name.Name.Length, becomes));
    }

    private static bool DottedAt(CodeText code, int at, string name)
    {
        var parts = name.Split('.');
        for (var i = 0; i < parts.Length; i++)
            if (!code.IsWord(at + (2 * i), parts[i]) || (i > 0 && !code.Is(at + (2 * i) - 1, '.')))
                return false;
        return code.Span(at, at + (2 * parts.Length) - 1).Length == name.Length;
    }

    private void From(string path, string text, PythonImport import, List<Piece> pieces)
    {
        if (before.Resolve(path, import.Module) is not { } meant || !(before.Has(meant.Stem) || meant.Stem.Length == 0))
            return;
        var names = import.Names.Select(name => (Old: name, New: Member(path, import.Module, meant, name))).ToList();
        if (names.TrueForAll(name => name.New.Module == import.Module && name.New.Name == name.Old.Name))
            return;
        if (names.Select(name => name.New.Module).Distinct().Count() == 1)
        {
            pieces.Add(new Piece(import.ModuleStart, import.Module.Length, names[0].New.Module));
            pieces.AddRange(names.Where(name => name.New.Name != name.Old.Name)
                .Select(name => new Piece(name.Old.Start, name.Old.End - name.Old.Start, Written(name.New.Name, name.Old))));
            return;
        }

        if (text.AsSpan(import.Start, import.End - import.Start).Contains('#'))
            Problem ??= $"the import in {path}:{Line(text, import.Start)} has to be divided, and holds a comment";
        var indent = new string(' ', import.Start - (text.LastIndexOf('\n', Math.Max(0, import.Start - 1)) + 1));
        var divided = names.GroupBy(name => name.New.Module)
            .Select(group => $"from {group.Key} import {string.Join(", ", group.Select(name => Written(name.New.Name, name.Old)))}");
        pieces.Add(new Piece(import.Start, import.End - import.Start, string.Join($"\n{indent}", divided)));
    }

    private static string Written(string name, ImportedName old) => name == old.Name ? old.Text : $"{name} as {old.Alias ?? old.Name}";

    /// <summary>The module and name by which something is imported afterwards.</summary>
    private (string Module, string Name) Member(string path, string module, (string Stem, string Root) meant, ImportedName name)
    {
        var inner = FilePaths.Join(meant.Stem, name.Name);
        if (!before.Has(inner))
            return (NewName(path, module, meant) ?? module, name.Name);
        var becomes = NewStem(inner);
        if (becomes == inner && !moved.Moves(path))
            return (module, name.Name);
        return (NewName(path, module, meant, FilePaths.Folder(becomes)) ?? module, FilePaths.Name(becomes));
    }

    private string? NewName(string path, string module, (string Stem, string Root) meant) => NewName(path, module, meant, NewStem(meant.Stem));

    /// <summary>How a file names a stem afterwards; null when it has no name there.</summary>
    private string? NewName(string path, string module, (string Stem, string Root) meant, string becomes)
    {
        var importer = moved.NewPath(path);
        if (module is not ['.', ..] && meant.Root.Length > 0 && meant.Root == FilePaths.Folder(path) && meant.Root != "src"
            && FilePaths.Folder(importer) != meant.Root && becomes == meant.Stem)
            Problem ??= $"{path} imports {module} because both lie in {meant.Root}, and could not at its new place";
        if (becomes == meant.Stem && (module is not ['.', ..] || FilePaths.Folder(importer) == FilePaths.Folder(path)))
            return module;
        if (module is ['.', ..] && Relative(importer, becomes) is { } relative)
            return relative;
        var root = module is ['.', ..] ? after.RootOf(becomes) : meant.Root;
        if (becomes != root && FilePaths.IsWithin(becomes, root)
            && (module is not ['.', ..] || after.IsPackage(becomes) || after.IsPackage(FilePaths.Folder(becomes))))
            return PythonModules.Dotted(root, becomes);
        Problem ??= $"{path} imports it as {module}, and from {(root.Length == 0 ? "the top folder" : root)} it could not be imported at its new place";
        return null;
    }

    /// <summary>A name with leading dots; null when both have no package in common.</summary>
    private string? Relative(string importer, string stem)
    {
        var folder = FilePaths.Folder(importer);
        var dots = ".";
        for (var common = folder; ; common = FilePaths.Folder(common), dots += ".")
        {
            if (FilePaths.IsWithin(stem, common) && common.Length > 0)
                return common == folder || after.IsPackage(common) ? dots + (stem == common ? "" : stem[(common.Length + 1)..].Replace('/', '.')) : null;
            if (common.Length == 0)
                return null;
        }
    }

    private static string Absolute(PythonModules modules, string path) =>
        PythonModules.Dotted(modules.RootOf(PythonModules.Stem(path)), PythonModules.Stem(path));

    private static int Line(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}

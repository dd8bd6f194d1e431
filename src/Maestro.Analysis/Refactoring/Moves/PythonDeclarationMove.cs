using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Moves a function, class or constant of Python between modules.</summary>
internal sealed class PythonDeclarationMove(NameSearch search, DraftedTexts drafts, DeclarationMove move, IReadOnlySet<string> paths)
{
    private readonly PythonModules modules = new(paths.Append(move.To));
    private readonly ImportCycles cycles = new(search.Index);
    private string? root;

    /// <summary>The folder from which others import the source.</summary>
    private string Root => root ??= search.Index.Files.Where(file => file.Imports.Contains(move.From) && PythonModules.IsPython(file.Path))
        .SelectMany(file => PythonImports.In(new CodeText(file.Path, search.Text(file.Path) ?? "")).Where(import => import.IsFrom && import.Module is not ['.', ..])
            .Select(import => modules.Resolve(file.Path, import.Module)))
        .FirstOrDefault(meant => meant?.Stem == PythonModules.Stem(move.From))?.Root ?? modules.RootOf(PythonModules.Stem(move.From));

    /// <summary>Returns why it cannot be done; null when it is drafted.</summary>
    public string? Apply(CancellationToken cancellationToken)
    {
        var source = new PythonFile(move.From, search.Text(move.From)!);
        var target = new PythonFile(move.To, search.Text(move.To) ?? "");
        if (Declaration(source) is not { } node)
            return $"{move.Name} is not declared exactly once at the top level of {move.From}, outside of conditions";
        if (Obstacle(source, target, node) is { } obstacle)
            return obstacle;
        var (start, end) = source.LinesOf(node);
        var names = NameUses.Names(source.Code, node.Start, node.End);
        names.UnionWith(QuotedTypes(source.Code, node));
        var (imports, problem) = Needed(source, target, node, names);
        if (problem is not null)
            return problem;

        var rest = source.Text.Remove(start, end - start);
        var restCode = new CodeText(move.From, rest);
        var isUsedThere = NameUses.Names(restCode, 0, restCode.Count).Contains(move.Name);
        if (Circle(isUsedThere, imports.Exists(import => import.FromSource)) is { } circle)
            return circle;
        var users = new PythonUsers(drafts, move, modules);
        foreach (var path in search.Index.Files.Select(file => file.Path).Where(path => PythonModules.IsPython(path) && path != move.From && search.Text(path)?.Contains(move.Name, StringComparison.Ordinal) is true))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (users.Correct(path) is { } why)
                return why;
            if (path != move.To && users.Corrected.Contains(path) && !cycles.Imports(path, move.To) && cycles.Reaches(move.To, path))
                return $"{path} would import {move.To}, which imports it: a circle";
        }

        Insert(source.Text[start..end].Trim('\n'), [.. imports.Select(import => import.Text)], source.HasFuture);
        Remove(source, start, end, isUsedThere, names);
        drafts.Notes.Add($"Code outside of the repository that imports {move.Name} from {move.From} has to follow.");
        return null;
    }

    private CodeNode? Declaration(PythonFile source)
    {
        var found = source.Declared.Where(declared => declared.Name == move.Name).ToList();
        return found is [var (_, only)] && !source.Assigns(move.Name, 0, only.Start) && !source.Assigns(move.Name, only.End, source.Code.Count) ? only : null;
    }

    private string? Obstacle(PythonFile source, PythonFile target, CodeNode node)
    {
        if (!FilePaths.IsWithin(move.To, Root))
            return $"{move.From} is imported from {Root}, and {move.To} lies outside of it";
        if (target.Text.Length == 0 && FilePaths.Folder(move.To) is var folder && folder != FilePaths.Folder(move.From) && folder.Length > 0
            && !modules.IsPackage(folder))
            return $"{move.To} is new and its folder is no package, so it is not certain that it can be imported";
        if (Enumerable.Range(node.Start, node.End - node.Start).Any(i => source.Code.IsWord(i, "global")))
            return $"{move.Name} changes variables of {move.From} (global), which it could not from another file";
        if (source.Code.Is(node.End, ';') || source.Code.Is(node.Start - 1, ';'))
            return $"{move.Name} shares its line with other code";
        if (source.HasFuture && target.Text.Length > 0 && !target.HasFuture)
            return $"{move.From} has 'from __future__ import', which changes what code means, and {move.To} has not";
        var known = target.ImportOf(move.Name);
        if (target.Binds(move.Name) && !(known is { Import: var import } && modules.Resolve(move.To, import.Module)?.Stem == PythonModules.Stem(move.From)))
            return $"{move.To} has a {move.Name} already";
        return null;
    }

    /// <summary>The imports that the code takes along.</summary>
    private (List<(string Text, bool FromSource)> Imports, string? Problem) Needed(PythonFile source, PythonFile target, CodeNode node, HashSet<string> names)
    {
        var imports = new List<(string, bool)>();
        foreach (var name in names.Where(name => name != move.Name).Order(StringComparer.Ordinal))
        {
            var isDeclared = source.Declared.Any(declared => declared.Name == name && declared.Node != node);
            if (source.ImportOf(name) is { } import && !isDeclared)
            {
                if (modules.Resolve(move.From, Whole(import)) is { } meant && meant.Stem == PythonModules.Stem(move.To) && import.Import.IsFrom)
                {
                    if (import.Name.Name != name)
                        return ([], $"it uses {import.Name.Name} of {move.To} as {name}");
                    continue;
                }

                if (Carried(import) is not { } text)
                    return ([], $"it uses {name}, and how {move.To} would import that cannot be told");
                if (target.ImportOf(name) is { } there && Carried(there) == Carried(import) && FilePaths.Folder(move.To) == FilePaths.Folder(move.From))
                    continue;
                if (target.ImportOf(name) is { } same && Written(same) == text)
                    continue;
                if (target.Binds(name))
                    return ([], $"it uses {name}, which is something else in {move.To}");
                imports.Add((text, false));
            }
            else if (isDeclared)
            {
                if (target.Binds(name))
                    return ([], $"it uses {name} of {move.From}, which is something else in {move.To}");
                imports.Add(($"from {Named([target, source], move.To, move.From)} import {name}", true));
            }
            else if (source.Imports.Any(one => one.IsStar) || (source.Binds(name) && BindsOutside(source, node, name)))
            {
                return ([], $"it uses {name}, which {move.From} gets under a condition or from an import of everything");
            }
        }

        return (imports, null);
    }

    /// <summary>Whether something at the top level, under a condition, binds the name; what functions bind is their own.</summary>
    private static bool BindsOutside(PythonFile source, CodeNode node, string name) => source.Root.Children
        .Where(child => child != node && child.Kind is not (NodeKind.Function or NodeKind.Type)).Any(child => source.Assigns(name, child.Start, child.End)
            || source.Imports.Any(import => import.Start >= source.Code[child.Start].Start && import.Start < source.Code[child.End - 1].Start && import.Names.Any(one => one.Local == name)));

    private static string Whole((PythonImport Import, ImportedName Name) import) => import.Import.IsFrom ? import.Import.Module : import.Name.Name;

    private static string Written((PythonImport Import, ImportedName Name) import) =>
        import.Import.IsFrom ? $"from {import.Import.Module} import {import.Name.Text}" : $"import {import.Name.Text}";

    /// <summary>An import of the source as the target has to write it.</summary>
    private string? Carried((PythonImport Import, ImportedName Name) import)
    {
        if (import.Import.Module is not ['.', ..] || FilePaths.Folder(move.To) == FilePaths.Folder(move.From))
            return Written(import);
        return modules.Resolve(move.From, import.Import.Module) is { } meant ? $"from {modules.NameFor(move.To, meant.Stem)} import {import.Name.Text}" : null;
    }

    /// <summary>How one of both files names the other: relative when one of them does so.</summary>
    private string Named(PythonFile[] files, string importer, string module) => files.Any(file => file.Imports.Any(import => import.Module is ['.', ..]))
        ? modules.NameFor(importer, PythonModules.Stem(module)) : PythonModules.Dotted(Root, PythonModules.Stem(module));

    private string? Circle(bool isUsedThere, bool needsSource)
    {
        var hasOwn = (move.To, move.From);
        if (isUsedThere && needsSource)
            return $"{move.From} still uses {move.Name}, and {move.Name} uses other things of {move.From}: the files would import each other";
        if (needsSource && cycles.Reaches(move.From, move.To))
            return $"it needs things of {move.From}, which imports {move.To}: a circle";
        if (isUsedThere && cycles.Reaches(move.To, move.From, UsesOnlyTheName() ? hasOwn : null))
            return $"{move.From} still uses it and would import {move.To}, which imports {move.From}: a circle";
        return null;
    }

    /// <summary>Whether the target imports nothing else of the source than what is moved.</summary>
    private bool UsesOnlyTheName() => search.Text(move.To) is { } text && new PythonFile(move.To, text).Imports
        .Where(import => modules.Resolve(move.To, import.Module.Length > 0 ? import.Module : import.Names[0].Name)?.Stem == PythonModules.Stem(move.From))
        .All(import => import is { IsFrom: true, Names: [var only] } && only.Name == move.Name);

    private static IEnumerable<string> QuotedTypes(CodeText code, CodeNode node) => Enumerable.Range(node.Start, node.End - node.Start)
        .Where(i => code.IsText(i) && (code.Is(i - 1, ':') || code.Is(i - 1, '>') || code.Is(i - 1, '[') || code.Is(i - 1, '|')))
        .SelectMany(i => code.Word(i).Split(['[', ']', ',', ' ', '|'], StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Split('.')[0]);

    private void Insert(string block, List<string> imports, bool hasFuture)
    {
        var target = new PythonFile(move.To, drafts.Text(move.To) ?? "");
        if (target.Text.Trim().Length == 0)
        {
            imports.Sort(
                (a, b) => (b.StartsWith("import ", StringComparison.Ordinal) ? 1 : 0).CompareTo(a.StartsWith("import ", StringComparison.Ordinal) ? 1 : 0));
            var head = (hasFuture ? "from __future__ import annotations\n\n" : "") + string.Concat(imports.Select(import => import + "\n"));
            drafts.Set(move.To, $"{head}{(head.Length > 0 ? "\n\n" : "")}{block}\n");
            return;
        }

        var guard = target.Root.Children.FirstOrDefault(node => node.Kind is NodeKind.If && target.Code.IsWord(node.HeadStart, "__name__"));
        var place = target.ImportPlace;
        // Code that runs when the file is read needs it before that.
        var isNeededEarly = target.Root.Children.Where(node => node.Kind is not NodeKind.Function)
            .Any(node => node != guard && NameUses.Names(target.Code, node.Start, node.End).Contains(move.Name));
        var at = isNeededEarly ? place : guard is null ? target.Text.Length : TextLines.WithComments(target.Text, target.Code[guard.Start].Start);
        var before = target.Text[..at].TrimEnd('\n');
        var after = target.Text[at..].TrimStart('\n');
        if (!isNeededEarly)
        {
            drafts.Set(move.To, $"{before}\n\n\n{block}\n{(after.Length > 0 ? $"\n\n{after}" : "")}");
            drafts.Replace(move.To, imports.Count == 0 ? [] : [new Piece(place, 0, string.Concat(imports.Select(import => import + "\n")))]);
            return;
        }

        drafts.Set(move.To, $"{before}\n{string.Concat(imports.Select(import => import + "\n"))}\n\n{block}\n\n\n{after}");
    }

    private void Remove(PythonFile source, int start, int end, bool isUsedThere, HashSet<string> names)
    {
        drafts.Replace(move.From, [TextLines.Removal(source.Text, start, end)]);
        PythonExports.Move(drafts, move);
        foreach (var name in names)
            if (FilePaths.Name(move.From) != "__init__.py" && !IsImportedFromSource(name))
                PythonUsers.RemoveUnused(drafts, move.From, name);
        if (!isUsedThere)
            return;
        var rest = new PythonFile(move.From, drafts.Text(move.From)!);
        var (place, import) = (rest.ImportPlace, $"from {Named([rest, new PythonFile(move.To, drafts.Text(move.To)!)], move.From, move.To)} import {move.Name}\n");
        if (rest.Imports.Count > 0)
            drafts.Replace(move.From, [new Piece(place, 0, import)]);
        else
            drafts.Set(move.From, $"{rest.Text[..place]}{(place > 0 ? "\n" : "")}{import}\n\n{rest.Text[place..].TrimStart('\n')}");
    }

    private bool IsImportedFromSource(string name) =>
        search.Index.Files.Any(file => file.Imports.Contains(move.From) && search.Text(file.Path) is { } text && text.Contains(name, StringComparison.Ordinal)
        && PythonImports.In(new CodeText(file.Path, text)).Any(import => import.IsFrom && import.Names.Any(one => one.Name == name || one.Name == "*") && modules.Resolve(file.Path, import.Module)?.Stem == PythonModules.Stem(move.From)));
}

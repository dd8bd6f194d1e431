using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Moves a function, class, type or constant of JavaScript and TypeScript between modules.</summary>
internal sealed class ScriptDeclarationMove(NameSearch search, DraftedTexts drafts, DeclarationMove move, IReadOnlySet<string> paths)
{
    private static readonly string[] Extensions = [".js", ".ts", ".mjs", ".jsx", ".tsx", ".mts"];
    private readonly ScriptModules modules = new(paths.Append(move.To).ToHashSet(StringComparer.Ordinal), new ScriptAliases(paths, search.Text));
    private readonly ImportCycles cycles = new(search.Index);

    /// <summary>Returns why it cannot be done; null when it is drafted.</summary>
    public string? Apply(CancellationToken cancellationToken)
    {
        var source = new ScriptFile(move.From, search.Text(move.From)!);
        var target = new ScriptFile(move.To, search.Text(move.To) ?? "");
        var found = source.Declared.Where(declared => declared.Name == move.Name).ToList();
        if (found is not [var declared])
            return $"{move.Name} is not declared exactly once at the top level of {move.From}";
        if (Obstacle(source, target, declared) is { } obstacle)
            return obstacle;
        var (start, end) = source.LinesOf(declared.Node);
        var names = NameUses.Names(source.Code, declared.Node.Start, declared.Node.End);
        var (imports, needsSource, problem) = Needed(source, target, declared, names);
        if (problem is not null)
            return problem;
        var rest = new CodeText(move.From, source.Text.Remove(start, end - start));
        var isUsedThere = NameUses.Names(rest, 0, rest.Count).Contains(move.Name);
        if (Circle(isUsedThere, needsSource) is { } circle)
            return circle;
        var users = new ScriptUsers(drafts, move, modules, declared);
        foreach (var path in search.Index.Files.Select(file => file.Path).Where(path => ScriptModules.IsScript(path) && path != move.From && search.Text(path) is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (users.Correct(path) is { } why)
                return why;
            if (path != move.To && users.Corrected.Contains(path) && !cycles.Imports(path, move.To) && cycles.Reaches(move.To, path))
                return $"{path} would import {move.To}, which imports it: a circle";
        }

        var first = source.Code[declared.Node.Start].Start;
        Insert($"{source.Text[start..first]}{(isUsedThere && !declared.IsExported ? "export " : "")}{source.Text[first..end]}".Trim('\n'), imports);
        Remove(source, start, end, isUsedThere, names, declared);
        if (declared.IsExported)
            drafts.Notes.Add($"Code outside of the repository that imports {move.Name} from {move.From} has to follow.");
        return null;
    }

    private string? Obstacle(ScriptFile source, ScriptFile target, ScriptDeclaration declared)
    {
        if (!source.IsModule || !target.IsModule)
            return $"{(source.IsModule ? move.To : move.From)} is no module with import and export (it uses require), and is not changed without a model";
        if (declared.IsDefault)
            return $"{move.Name} is the default export of {move.From}, which others import under names of their own";
        if (!declared.IsSingle)
            return $"{move.Name} is declared together with other names in one statement";
        if (!source.Code[declared.Node.Start].StartsLine
            || (!source.Code[declared.Node.End].StartsLine && !source.Code.Is(declared.Node.End, ';') && declared.Node.End < source.Code.Count))
            return $"{move.Name} shares its line with other code";
        if (source.Root.Children.SkipWhile(node => node != declared.Node).Skip(1).FirstOrDefault() is { Kind: NodeKind.Block })
            return $"where {move.Name} ends cannot be told without a model";
        if (Enumerable.Range(0, source.Code.Count).Any(i => source.Code.IsWord(i, move.Name) && source.Code.IsAssignment(i + 1) && !NameUses.IsMember(source.Code, i) && (i < declared.Node.Start || i >= declared.Node.End)))
            return $"{move.Name} gets another value in {move.From}, and could not from another file";
        if (source.Imports.Any(import => import.IsExport && import.Names.Any(name => name.Name == move.Name)) || IsInList(source.Code))
            return $"{move.Name} is exported by a list at another place of {move.From}";
        var isKnown = target.ImportOf(move.Name) is { } known && modules.Resolve(move.To, known.Import.Specifier) == move.From;
        return target.Binds(move.Name) && !isKnown ? $"{move.To} has a {move.Name} already" : null;
    }

    private bool IsInList(CodeText code) => Enumerable.Range(0, code.Count).Any(i => code.IsWord(i, "export") && code.Is(i + 1, '{') && code.Opens(i + 1)
        && Enumerable.Range(i + 2, code.PairOf(i + 1) - i - 2).Any(j => code.IsWord(j, move.Name)));

    private (List<string> Imports, bool NeedsSource, string? Problem) Needed(ScriptFile source, ScriptFile target, ScriptDeclaration moved, HashSet<string> names)
    {
        var imports = new List<string>();
        var fromSource = new List<string>();
        foreach (var name in names.Where(name => name != move.Name).Order(StringComparer.Ordinal))
        {
            if (source.ImportOf(name) is { } import)
            {
                var meant = modules.Resolve(move.From, import.Import.Specifier);
                if (meant == move.To && import.Name is { Alias: null } && target.Exports(name))
                    continue;
                if (target.ImportOf(name) is { } there && (meant ?? import.Import.Specifier) == (modules.Resolve(move.To, there.Import.Specifier) ?? there.Import.Specifier) && there.Name?.Name == import.Name?.Name)
                    continue;
                if (target.Binds(name) || meant == move.To)
                    return ([], false, $"it uses {name}, which is something else in {move.To}");
                imports.Add(Written(import, name, meant));
            }
            else if (source.Declared.FirstOrDefault(declared => declared.Name == name && declared.Node != moved.Node) is { } own)
            {
                if (!own.IsExported || own.IsDefault)
                    return ([], false, $"it uses {name}, which {move.From} does not export; move or export {name} first");
                if (target.ImportOf(name) is { } known && modules.Resolve(move.To, known.Import.Specifier) == move.From)
                    continue;
                if (target.Binds(name))
                    return ([], false, $"it uses {name} of {move.From}, which is something else in {move.To}");
                fromSource.Add(own.IsType ? $"type {name}" : name);
            }
        }

        if (fromSource.Count > 0)
            imports.Add($"import {{ {string.Join(", ", fromSource)} }} from {Quoted(Specifier(move.To, move.From))}{End(source)}");
        return (imports, fromSource.Count > 0, null);
    }

    private string Written((ScriptImport Import, ImportedName? Name) import, string local, string? meant)
    {
        var (statement, name) = import;
        var specifier = meant is not null && statement.Specifier[0] == '.' ? modules.Name(move.To, meant, meant, statement.Specifier) : statement.Specifier;
        var text = search.Text(move.From)!;
        var quote = text[statement.SpecifierStart - 1];
        var what = name is not null ? $"{{ {text[name.Start..name.End]} }}" : statement.Star == local ? $"* as {local}" : local;
        return $"{statement.Head} {what} from {quote}{specifier}{quote}{(text[statement.End - 1] == ';' ? ";" : "")}";
    }

    /// <summary>How one of both names the other, in the manner of the other relative imports of the file.</summary>
    private string Specifier(string importer, string module)
    {
        var manner = new ScriptFile(move.From, search.Text(move.From)!).Imports.Concat(new ScriptFile(move.To, search.Text(move.To) ?? "").Imports)
            .Concat(search.Index.Files.Where(file => file.Imports.Contains(move.From) && ScriptModules.IsScript(file.Path)).Take(4).SelectMany(file => new ScriptFile(file.Path, search.Text(file.Path) ?? "").Imports))
            .Select(import => import.Specifier).FirstOrDefault(specifier => specifier is ['.', ..] && !specifier.EndsWith(".json", StringComparison.Ordinal));
        var extension = manner is null ? "" : Extensions.FirstOrDefault(end => manner.EndsWith(end, StringComparison.Ordinal)) ?? "";
        var old = "./x" + extension;
        var isCompiled = extension.Length == 0 || (extension[1] != 't' && Path.GetExtension(module) is ".ts" or ".tsx" or ".mts");
        return modules.Name(importer, module, isCompiled ? "x.ts" : "x" + extension, old);
    }

    private string Quoted(string specifier)
    {
        var text = search.Text(move.From)!;
        var quote = text.Count(c => c == '"') > text.Count(c => c == '\'') ? '"' : '\'';
        return $"{quote}{specifier}{quote}";
    }

    private static string End(ScriptFile file) =>
        file.Text.Contains(";\n", StringComparison.Ordinal) || !file.Text.Contains('\n', StringComparison.Ordinal) ? ";" : "";

    private string? Circle(bool isUsedThere, bool needsSource)
    {
        if (isUsedThere && needsSource)
            return $"{move.From} still uses {move.Name}, and {move.Name} uses other things of {move.From}: the files would import each other";
        if (needsSource && cycles.Reaches(move.From, move.To))
            return $"it needs things of {move.From}, which imports {move.To}: a circle";
        var onlyTheName = search.Text(move.To) is { } text
            && new ScriptFile(move.To, text).Imports.Where(import => modules.Resolve(move.To, import.Specifier) == move.From)
            .All(import => import is { HasOnlyNames: true, Names: [var only] } && only.Name == move.Name);
        return isUsedThere && cycles.Reaches(move.To, move.From, onlyTheName ? (move.To, move.From) : null)
            ? $"{move.From} still uses it and would import {move.To}, which imports {move.From}: a circle" : null;
    }

    private void Insert(string block, List<string> imports)
    {
        var target = new ScriptFile(move.To, drafts.Text(move.To) ?? "");
        var lines = string.Concat(imports.Select(import => import + "\n"));
        if (target.Text.Trim().Length == 0)
        {
            drafts.Set(move.To, $"{lines}{(lines.Length > 0 ? "\n" : "")}{block}\n");
            return;
        }

        var place = target.ImportPlace;
        var isNeededEarly = target.Root.Children.Where(node => node.Kind is not NodeKind.Function).Any(node => target.Imports.All(import => import.Start != target.Code[node.Start].Start) && NameUses.Names(target.Code, node.Start, node.End).Contains(move.Name));
        var (head, tail) = (target.Text[..place], target.Text[place..]);
        drafts.Set(move.To, isNeededEarly ? $"{head}{lines}\n{block}\n\n{tail.TrimStart('\n')}" : $"{head}{lines}{(place == 0 && lines.Length > 0 ? "\n" : "")}{tail.TrimEnd('\n')}\n\n{block}\n");
    }

    private void Remove(ScriptFile source, int start, int end, bool isUsedThere, HashSet<string> names, ScriptDeclaration declared)
    {
        drafts.Replace(move.From, [TextLines.Removal(source.Text, start, end)]);
        foreach (var name in names)
            ScriptUsers.RemoveUnused(drafts, move.From, name);
        if (!isUsedThere)
            return;
        var rest = new ScriptFile(move.From, drafts.Text(move.From)!);
        drafts.Replace(move.From, [new Piece(rest.ImportPlace, 0, $"import {(declared.IsType ? "type " : "")}{{ {move.Name} }} from {Quoted(Specifier(move.From, move.To))}{End(source)}\n{(rest.ImportPlace == 0 ? "\n" : "")}")]);
    }
}

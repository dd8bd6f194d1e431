using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Moves a type of C# between files of one project, with the usings that it needs there and that others need for it.</summary>
internal sealed class TypeMove(NameSearch search, DraftedTexts drafts, DeclarationMove move, IReadOnlySet<string> paths)
{
    /// <summary>Returns why it cannot be done; null when it is drafted.</summary>
    public string? Apply(CancellationToken cancellationToken)
    {
        var source = new CSharpFile(move.From, search.Text(move.From)!);
        if (Obstacle(source) is { } obstacle)
            return obstacle;
        var node = source.Types.Single(type => type.Name == move.Name).Node;
        var (start, end) = source.LinesOf(node);
        var block = source.Text[start..end].Trim('\n');
        var isNew = search.Text(move.To) is null;
        var target = new CSharpFile(move.To, search.Text(move.To) ?? (source.Namespace.Length == 0 ? "" : $"namespace {source.Namespace};\n"));
        if (target.HasSeveralNamespaces || target.HasDirectives)
            return $"{move.To} has {(target.HasDirectives ? "lines for the compiler (#...)" : "several namespaces")}, between which nothing is moved without a model";
        if (source.IsBlock != target.IsBlock && (block.Contains("\"\"\"", StringComparison.Ordinal) || block.Contains("@\"", StringComparison.Ordinal)))
            return "it holds text over several lines, which would be indented otherwise";
        if (Users(source, target, cancellationToken) is { } problem)
            return problem;
        Insert(source, target, block, isNew);
        Remove(source, target, start, end);
        return null;
    }

    private string? Obstacle(CSharpFile source)
    {
        var found = source.Types.Where(type => type.Name == move.Name).ToList();
        if (found is not [var (_, node)])
            return $"{move.Name} is not declared exactly once as a type at the top of {move.From}";
        if (source.HasSeveralNamespaces || source.HasDirectives)
            return $"{move.From} has {(source.HasDirectives ? "lines for the compiler (#...)" : "several namespaces")}, between which nothing is moved without a model";
        for (var i = node.Start; i < node.End && !source.Code.IsWord(i, move.Name); i++)
            if (source.Code.IsAnyWord(i, ["file", "partial"]))
                return $"{move.Name} is declared {source.Code.Word(i)}, so it belongs to its file";
        if (search.Index.Files.Where(file => file.HasSymbols && file.Language == "C#").SelectMany(file => file.Symbols.Select(symbol => (file.Path, symbol))).Count(one => one.symbol.Name == move.Name && one.symbol.Kind is SymbolKind.Type) > 1)
            return $"{move.Name} is declared in several places, and by its name alone they cannot be told apart";
        var (from, to) = (MoveTarget.ProjectOf(move.From, paths), MoveTarget.ProjectOf(move.To, paths));
        return from == to ? null : $"{move.From} belongs to {from ?? "no project"} and {move.To} to {to ?? "none"}; whether that one may use what it needs cannot be told without a model";
    }

    private string? Users(CSharpFile source, CSharpFile target, CancellationToken cancellationToken)
    {
        if (source.Namespace == target.Namespace)
            return null;
        foreach (var path in search.Index.Files.Select(file => file.Path).Where(path => path != move.From && path != move.To && search.Text(path)?.Contains(move.Name, StringComparison.Ordinal) is true))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Path.GetExtension(path) is ".razor" or ".cshtml" or ".xaml" or ".axaml")
                return $"{path} may use it, and its namespace would change from {source.Namespace} to {target.Namespace}";
            if (path.EndsWith(".cs", StringComparison.Ordinal))
                Correct(new CSharpFile(path, drafts.Text(path)!), source.Namespace, target.Namespace);
        }

        return null;
    }

    private void Correct(CSharpFile file, string from, string to)
    {
        var uses = Enumerable.Range(0, file.Code.Count).Where(i => file.Code.IsWord(i, move.Name)).ToList();
        var isUsed = uses.Count > 0 || CodeNames.Find(file.Path, file.Text, move.Name).Exists(place => place.Kind is OccurrenceKind.Code);
        if (!isUsed)
            return;
        var pieces = new List<Piece>();
        foreach (var use in uses.Where(use => from.Length > 0 && file.Code[use].Start >= from.Length + 1))
            if (file.Text.AsSpan(file.Code[use].Start - from.Length - 1, from.Length + 1).SequenceEqual(from + "."))
                pieces.Add(new Piece(file.Code[use].Start - from.Length - 1, from.Length + 1, to.Length == 0 ? "" : to + "."));
        if (!file.Sees(to) && uses.Count > pieces.Count)
            pieces.Add(file.Using([$"using {to}"]));
        if (pieces.Count == 0)
            return;
        drafts.Replace(file.Path, pieces);
        drafts.Describe(file.Path, $"names {move.Name} in {(to.Length == 0 ? "the global namespace" : to)}");
    }

    private void Insert(CSharpFile source, CSharpFile target, string block, bool isNew)
    {
        var indent = (target.IsBlock ? 4 : 0) - (source.IsBlock ? 4 : 0);
        var lines = block.Split('\n').Select(line => line.Length == 0 || indent == 0 ? line : indent > 0 ? new string(' ', indent) + line : line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line);
        block = string.Join('\n', lines);
        var close = target.IsBlock ? target.Code[target.Space!.End - 1].Start : target.Text.Length;
        var before = target.Text[..close].TrimEnd();
        var text = $"{before}{(before.Length == 0 ? "" : before.EndsWith('{') ? "\n" : "\n\n")}{block}\n{target.Text[close..]}";
        var usings = source.Usings.Where(one => !target.Usings.Contains(one) && !one.StartsWith("global", StringComparison.Ordinal)).ToList();
        if (source.Namespace != target.Namespace && source.Namespace.Length > 0 && !target.Sees(source.Namespace)
            && !usings.Contains($"using {source.Namespace}"))
            usings.Add($"using {source.Namespace}");
        usings.RemoveAll(one => one == $"using {target.Namespace}");
        drafts.Set(move.To, text);
        if (usings.Count == 0)
            return;
        drafts.Replace(move.To, [new CSharpFile(move.To, text).Using(usings)]);
        if (!isNew)
            drafts.Notes.Add($"{move.To} got the usings of {move.From}; which of them it needs was not worked out.");
    }

    private void Remove(CSharpFile source, CSharpFile target, int start, int end)
    {
        var isEmpty = source.Types.Count == 1
            && source.Root.Children.TrueForAll(node => node == source.Space || node == source.Types[0].Node || source.Code.IsWord(node.Start, "using"));
        if (isEmpty)
        {
            drafts.Deleted.Add(move.From);
            return;
        }

        drafts.Replace(move.From, [TextLines.Removal(source.Text, start, end)]);
        if (source.Namespace != target.Namespace)
            Correct(new CSharpFile(move.From, drafts.Text(move.From)!), source.Namespace, target.Namespace);
    }
}

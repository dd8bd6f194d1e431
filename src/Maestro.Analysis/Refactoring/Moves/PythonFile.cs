using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>A file of Python as a move sees it: its imports and what its top level binds.</summary>
internal sealed class PythonFile
{
    public PythonFile(string path, string text)
    {
        (Path, Text, Code) = (path, text, new CodeText(path, text));
        Root = CodeLanguage.Outline(Code);
        Imports = PythonImports.In(Code);
    }

    public string Path { get; }

    public string Text { get; }

    public CodeText Code { get; }

    public CodeNode Root { get; }

    public IReadOnlyList<PythonImport> Imports { get; }

    public bool HasFuture => Imports.Any(import => import.Module == "__future__");

    /// <summary>What the top level declares outside of conditions: functions, types, and names that are given a value.</summary>
    public IEnumerable<(string Name, CodeNode Node)> Declared => Root.Children
        .Select(node => (Name: NameOf(node), Node: node)).Where(declared => declared.Name.Length > 0);

    /// <summary>The import at the top level that binds a name.</summary>
    public (PythonImport Import, ImportedName Name)? ImportOf(string local) => Imports.Where(import => TextLines.StartOf(Text, import.Start) == import.Start)
        .SelectMany(import => import.Names.Select(name => ((PythonImport, ImportedName)?)(import, name)))
        .FirstOrDefault(one => one!.Value.Item2.Local == local);

    /// <summary>Whether the name is bound anywhere in the file, in a function or under a condition too.</summary>
    public bool Binds(string name) =>
        Imports.Any(import => import.Names.Any(one => one.Local == name)) || Declared.Any(one => one.Name == name) || Assigns(name, 0, Code.Count);

    public bool Assigns(string name, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (Code.IsWord(i, name) && !Code.Is(i - 1, '.') && (Code.IsAnyWord(i - 1, ["def", "class", "global", "as", "for"]) || (Code[i].StartsLine && (Code.IsAssignment(i + 1) || Code.Is(i + 1, ':') || Code.Is(i + 1, ',')))
                || (Code[i].StartsLine && Code.IsAssignment(i + 2))))
                return true;
        return false;
    }

    /// <summary>Where new imports go: behind those at the top, else behind the text that describes the file.</summary>
    public int ImportPlace
    {
        get
        {
            var firstCode = Root.Children.FirstOrDefault(node => node.Kind is not NodeKind.Statement);
            var last = Imports.LastOrDefault(
                import => TextLines.StartOf(Text, import.Start) == import.Start && (firstCode is null || import.Start < Code[firstCode.Start].Start));
            if (last is not null)
                return TextLines.EndOf(Text, last.End);
            if (Root.Children is [{ Kind: NodeKind.Statement } only, ..] && Code.IsText(only.Start))
                return TextLines.EndOf(Text, Code[only.Start].Start + Code[only.Start].Length);
            var place = 0;
            while (place < Text.Length && Text[place] == '#')
                place = TextLines.EndOf(Text, place);
            return place;
        }
    }

    /// <summary>The lines of a statement of the top level, with the comments above it and those that end it.</summary>
    public (int Start, int End) LinesOf(CodeNode node)
    {
        var start = TextLines.WithComments(Text, TextLines.StartOf(Text, Code[node.Start].Start));
        var last = Code[node.End - 1];
        var end = TextLines.EndOf(Text, last.Start + last.Length);
        for (var next = end; next < Text.Length && Text[next] is ' ' or '\t' or '\n'; next = TextLines.EndOf(Text, next))
            if (Text[next..TextLines.EndOf(Text, next)].TrimStart() is ['#', ..])
                end = TextLines.EndOf(Text, next);
        return (start, end);
    }

    private string NameOf(CodeNode node)
    {
        if (node.Kind is NodeKind.Function or NodeKind.Type)
            return node.Name;
        var isValue = node.Kind is NodeKind.Statement && Code.IsWord(node.Start) && (Code.IsAssignment(node.Start + 1) || (Code.Is(node.Start + 1, ':') && Enumerable.Range(node.Start, node.End - node.Start).Any(Code.IsAssignment)));
        return isValue ? Code.Word(node.Start) : "";
    }
}

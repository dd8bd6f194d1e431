using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>A file of C# as a move sees it: usings, namespace and the types at its top.</summary>
internal sealed class CSharpFile
{
    private static readonly string[] TypeWords = ["class", "struct", "record", "interface", "enum", "delegate"];

    public CSharpFile(string path, string text)
    {
        (Path, Text, Code) = (path, text, new CodeText(path, text));
        Root = CodeLanguage.Outline(Code);
        var spaces = Root.Children.Where(node => Code.IsWord(node.Start, "namespace")).ToList();
        HasSeveralNamespaces = spaces.Count > 1;
        Space = spaces.FirstOrDefault();
        Namespace = Space is null ? "" : NameAfter(Space.Start);
        IsBlock = Space is { Kind: NodeKind.Type };
        Usings = [.. Root.Children.Concat(IsBlock ? Space!.Children : []).Where(node => node.Kind is NodeKind.Statement && (Code.IsWord(node.Start, "using") || (Code.IsWord(node.Start, "global") && Code.IsWord(node.Start + 1, "using"))))
            .Select(node => Code.Span(node.Start, Code.Is(node.End - 1, ';') ? node.End - 1 : node.End).ToString())];
        Types = [.. (IsBlock ? Space! : Root).Children.Where(node => node != Space).Select(node => (Name: TypeName(node), Node: node)).Where(type => type.Name.Length > 0)];
    }

    public string Path { get; }

    public string Text { get; }

    public CodeText Code { get; }

    public CodeNode Root { get; }

    public string Namespace { get; }

    /// <summary>The statement or block of the namespace; null in the global one.</summary>
    public CodeNode? Space { get; }

    /// <summary>Whether the namespace has braces.</summary>
    public bool IsBlock { get; }

    public bool HasSeveralNamespaces { get; }

    /// <summary>Each as <c>using System.Text</c>.</summary>
    public IReadOnlyList<string> Usings { get; }

    public IReadOnlyList<(string Name, CodeNode Node)> Types { get; }

    public bool HasDirectives => Text.Split('\n').Any(line => line.TrimStart() is ['#', ..]);

    /// <summary>Whether the types of a namespace can be named here without it.</summary>
    public bool Sees(string space) =>
        space.Length == 0 || Namespace == space || Namespace.StartsWith(space + ".", StringComparison.Ordinal)
            || Usings.Any(one => one == $"using {space}" || one == $"global using {space}");

    /// <summary>Where a new using goes, with what has to stand around it.</summary>
    public Piece Using(IEnumerable<string> names)
    {
        var lines = string.Concat(names.Select(name => $"{name};\n"));
        var last = Root.Children.LastOrDefault(node => node.Kind is NodeKind.Statement && Code.IsWord(node.Start, "using") && Code.IsWord(node.Start + 1));
        if (last is not null)
            return new Piece(TextLines.EndOf(Text, Code[last.End - 1].Start), 0, lines);
        var first = Root.Children.FirstOrDefault();
        var at = first is null ? 0 : TextLines.WithComments(Text, TextLines.StartOf(Text, Code[first.Start].Start));
        return new Piece(at, 0, lines + "\n");
    }

    public (int Start, int End) LinesOf(CodeNode node)
    {
        var last = Code.Is(node.End, ';') ? node.End : node.End - 1;
        return (TextLines.WithComments(Text, TextLines.StartOf(Text, Code[node.Start].Start)), TextLines.EndOf(Text, Code[last].Start));
    }

    private string NameAfter(int at)
    {
        var end = at + 1;
        while (Code.IsWord(end) || Code.Is(end, '.'))
            end++;
        return Code.Span(at + 1, end).ToString();
    }

    private string TypeName(CodeNode node)
    {
        for (var i = node.Start; i < node.End && !Code.Is(i, '{') && !Code.Is(i, '=') && !Code.Is(i, ';'); i++)
        {
            if (Code.Opens(i))
                i = Code.PairOf(i);
            else if (Code.IsWord(i, "delegate"))
                return Enumerable.Range(i, node.End - i).FirstOrDefault(j => Code.Is(j, '(')) is > 0 and var open ? Code.Word(open - 1) : "";
            else if (Code.IsAnyWord(i, TypeWords) && Code.IsWord(i + 1))
                return Code.Word(Code.IsAnyWord(i + 1, ["class", "struct"]) ? i + 2 : i + 1);
        }

        return "";
    }
}

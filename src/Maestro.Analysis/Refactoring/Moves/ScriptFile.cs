using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>A declaration at the top level of a script.</summary>
internal sealed record ScriptDeclaration(string Name, CodeNode Node, bool IsExported, bool IsDefault, bool IsType, bool IsSingle);

/// <summary>A script as a move sees it: its imports and what its top level declares.</summary>
internal sealed class ScriptFile
{
    public ScriptFile(string path, string text)
    {
        (Path, Text, Code) = (path, text, new CodeText(path, text));
        Root = CodeLanguage.Outline(Code);
        Imports = ScriptImports.In(Code);
        Declared = [.. Root.Children.Select(Declaration).OfType<ScriptDeclaration>()];
    }

    public string Path { get; }

    public string Text { get; }

    public CodeText Code { get; }

    public CodeNode Root { get; }

    public IReadOnlyList<ScriptImport> Imports { get; }

    public IReadOnlyList<ScriptDeclaration> Declared { get; }

    /// <summary>Whether it is written with <c>import</c> and <c>export</c>, or with neither of these and <c>require</c>.</summary>
    public bool IsModule =>
        Imports.Count > 0 || Declared.Any(declared => declared.IsExported)
            || !Enumerable.Range(0, Code.Count).Any(i => Code.IsAnyWord(i, ["require", "exports"]));

    public (ScriptImport Import, ImportedName? Name)? ImportOf(string local)
    {
        foreach (var import in Imports.Where(import => !import.IsExport))
        {
            if (import.Whole == local || import.Star == local)
                return (import, null);
            if (import.Names.FirstOrDefault(name => name.Local == local) is { } name)
                return (import, name);
        }

        return null;
    }

    public bool Binds(string name) => ImportOf(name) is not null || Declared.Any(declared => declared.Name == name);

    public bool Exports(string name) => Declared.Any(declared => declared.Name == name && declared is { IsExported: true, IsDefault: false });

    /// <summary>Behind the last import; at the top without one.</summary>
    public int ImportPlace => Imports.LastOrDefault(import => !import.IsExport) is { } last ? TextLines.EndOf(Text, last.End)
        : Text.StartsWith("#!", StringComparison.Ordinal) || (Code.IsText(0) && Code.Word(0).StartsWith("use ", StringComparison.Ordinal)) ? TextLines.EndOf(Text, Code.IsText(0) ? Code[0].Start : 0) : 0;

    public (int Start, int End) LinesOf(CodeNode node)
    {
        var last = Code.Is(node.End, ';') ? node.End : node.End - 1;
        var end = Code[last].Start + Code[last].Length + (Code.IsText(last) ? 1 : 0);
        return (TextLines.WithComments(Text, TextLines.StartOf(Text, Code[node.Start].Start)), TextLines.EndOf(Text, end));
    }

    private ScriptDeclaration? Declaration(CodeNode node)
    {
        var i = node.Start;
        var isExported = Code.IsWord(i, "export");
        var isDefault = isExported && Code.IsWord(i + 1, "default");
        while (Code.IsAnyWord(i, ["export", "default", "declare", "abstract", "async"]) && !Code.Is(i + 1, '('))
            i++;
        if (!Code.IsAnyWord(i, ["function", "class", "interface", "type", "enum", "const", "let", "var"])
            || (Code.IsWord(i, "const") && Code.IsWord(i + 1, "enum")))
            return null;
        var isType = Code.IsAnyWord(i, ["interface", "type"]);
        var isValue = Code.IsAnyWord(i, ["const", "let", "var"]);
        i += Code.Is(i + 1, '*') ? 2 : 1;
        return Code.IsWord(i) ? new ScriptDeclaration(Code.Word(i), node, isExported, isDefault, isType, !isValue || IsSingle(node, i)) : null;
    }

    /// <summary>Whether the statement declares one name only.</summary>
    private bool IsSingle(CodeNode node, int from)
    {
        for (var i = from; i < node.End; i++)
        {
            if (Code.Is(i, ','))
                return false;
            if (Code.Is(i, '<') && Code.IsWord(i - 1))
                while (i < node.End && !Code.Is(i, '>') && !Code.Is(i, ';'))
                    i++;
            if (Code.Opens(i))
                i = Code.PairOf(i);
        }

        return true;
    }
}

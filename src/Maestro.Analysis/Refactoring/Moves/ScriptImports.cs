using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>A statement of a script that imports, or exports from elsewhere; positions are those of the text.</summary>
/// <param name="Head">What stands before the names, such as <c>import type</c>.</param>
/// <param name="Whole">The name of a default import; null without one.</param>
/// <param name="Star">The name behind <c>* as</c>, empty for <c>export *</c>; null without one.</param>
internal sealed record ScriptImport(int Start, int End, string Head, string? Whole, string? Star, IReadOnlyList<ImportedName> Names, int SpecifierStart, string Specifier)
{
    public bool IsExport => Head.StartsWith("export", StringComparison.Ordinal);

    /// <summary>Whether it does nothing but import these names.</summary>
    public bool HasOnlyNames => Whole is null && Star is null;
}

/// <summary>Reads the imports at the top level of a script.</summary>
internal static class ScriptImports
{
    public static List<ScriptImport> In(CodeText code)
    {
        var found = new List<ScriptImport>();
        for (var i = 0; i < code.Count; i++)
        {
            if (code.IsAnyWord(i, ["import", "export"]) && (code[i].StartsLine || code.Is(i - 1, ';')) && Statement(code, i) is { } import)
                found.Add(import);
            if (code.Opens(i) && code.Is(i, '{'))
                i = code.PairOf(i);
        }

        return found;
    }

    private static ScriptImport? Statement(CodeText code, int at)
    {
        var i = at + 1;
        var head = code.Word(at);
        if (code.IsWord(i, "type") && !code.IsWord(i + 1, "from") && !code.Is(i + 1, ','))
            (head, i) = ($"{head} type", i + 1);
        string? whole = null;
        string? star = null;
        if (code.IsWord(i) && !code.IsWord(i, "from") && head.StartsWith("import", StringComparison.Ordinal))
            whole = code.Word(i++);
        i += code.Is(i, ',') ? 1 : 0;
        if (code.Is(i, '*'))
        {
            var hasName = code.IsWord(i + 1, "as");
            (star, i) = (hasName ? code.Word(i + 2) : "", i + (hasName ? 3 : 1));
        }

        var names = new List<ImportedName>();
        if (code.Is(i, '{') && code.Opens(i))
        {
            for (var j = i + 1; j < code.PairOf(i); j++)
                if (code.IsWord(j))
                    names.Add(Name(code, ref j));
            i = code.PairOf(i) + 1;
        }

        if (!code.IsWord(i, "from") || !code.IsText(i + 1))
            return null;
        var end = code[i + 1].Start + code[i + 1].Length + 1;
        return new ScriptImport(
            code[at].Start, code.Is(i + 2, ';') ? code[i + 2].Start + 1 : end, head, whole, star, names, code[i + 1].Start, code.Word(i + 1));
    }

    private static ImportedName Name(CodeText code, ref int j)
    {
        var start = code[j].Start;
        if (code.IsWord(j, "type") && code.IsWord(j + 1) && !code.IsWord(j + 1, "as"))
            j++;
        var name = code.Word(j);
        string? alias = null;
        if (code.IsWord(j + 1, "as"))
            alias = code.Word(j += 2);
        return new ImportedName(start, code[j].Start + code[j].Length, name, alias);
    }
}

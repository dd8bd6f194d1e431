using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>An import statement of Python; positions are those of the text.</summary>
/// <param name="Module">As it is written, leading dots included; empty for a plain <c>import</c>.</param>
/// <param name="End">Behind the last name or the closing bracket.</param>
internal sealed record PythonImport(int Start, int End, bool IsFrom, int ModuleStart, string Module, IReadOnlyList<ImportedName> Names)
{
    public bool IsStar => Names is [{ Name: "*" }];
}

/// <summary>A name or module that an import statement binds.</summary>
/// <param name="End">Behind the alias, when it has one.</param>
internal sealed record ImportedName(int Start, int End, string Name, string? Alias)
{
    /// <summary>The name that the file knows it by.</summary>
    public string Local => Alias ?? Name.Split('.')[0];

    public string Text => Alias is null ? Name : $"{Name} as {Alias}";
}

/// <summary>Reads every import statement of a Python file, inner ones too.</summary>
internal sealed class PythonImports
{
    private readonly CodeText code;
    private readonly List<PythonImport> found = [];

    private PythonImports(CodeText code) => this.code = code;

    public static List<PythonImport> In(CodeText code)
    {
        var reader = new PythonImports(code);
        for (var i = 0; i < code.Count; i++)
            if (code.IsAnyWord(i, ["from", "import"]) && (code[i].StartsLine || code.Is(i - 1, ';') || code.Is(i - 1, ':')))
                i = Math.Max(i, reader.Statement(i) - 1);
        return reader.found;
    }

    private int Statement(int at)
    {
        var (module, start) = ("", 0);
        var next = at + 1;
        var isFrom = code.IsWord(at, "from");
        if (isFrom)
        {
            start = next;
            (module, next) = Dotted(next);
            if (module.Length == 0 || !code.IsWord(next, "import"))
                return at + 1;
            next++;
        }

        var inBrackets = isFrom && code.Opens(next);
        var close = inBrackets ? code.PairOf(next) : -1;
        var names = new List<ImportedName>();
        for (next += inBrackets ? 1 : 0; next < code.Count && next != close;)
        {
            if (Name(ref next) is not { } name)
                break;
            names.Add(name);
            if (!code.Is(next, ','))
                break;
            next++;
        }

        if (names.Count == 0)
            return at + 1;
        next = inBrackets ? close + 1 : next;
        found.Add(new PythonImport(code[at].Start, EndOf(next - 1), isFrom, code[start].Start, module, names));
        return next;
    }

    private ImportedName? Name(ref int next)
    {
        var first = next;
        var name = "*";
        if (code.Is(next, '*'))
            next++;
        else
            (name, next) = Dotted(next);
        if (name.Length == 0)
            return null;
        if (!code.IsWord(next, "as"))
            return new ImportedName(code[first].Start, EndOf(next - 1), name, null);
        next += 2;
        return new ImportedName(code[first].Start, EndOf(next - 1), name, code.Word(next - 1));
    }

    private (string Name, int Next) Dotted(int from)
    {
        var next = from;
        while (code.Is(next, '.') || (code.IsWord(next) && !code.IsWord(next, "import") && !code.IsWord(next - 1) ) || (next == from && code.IsWord(next)))
            next++;
        return (string.Concat(Enumerable.Range(from, next - from).Select(code.Word)), next);
    }

    private int EndOf(int token) => code[token].Start + code[token].Length;
}

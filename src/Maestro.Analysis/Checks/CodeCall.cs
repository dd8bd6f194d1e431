using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks;

/// <summary>A call in the code: <c>a.b.name(first, second)</c>.</summary>
/// <param name="Path">Names joined by dots, such as <c>os.system</c>; what is between them in brackets is left out.</param>
/// <param name="Start">The first token of the path.</param>
/// <param name="Open">The opening bracket.</param>
internal sealed record CodeCall(string Path, int Start, int Open, int Close, IReadOnlyList<(int Start, int End)> Arguments, bool IsNew)
{
    private static readonly string[] Keywords = ["if", "for", "while", "switch", "catch", "return", "foreach", "using", "lock", "await", "not", "and", "or",
        "in", "elif", "assert", "typeof", "func", "function"];

    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The last two names, without the namespaces before them.</summary>
    public string Tail => Path.LastIndexOf('.') is > 0 and var last && Path.LastIndexOf('.', last - 1) is > 0 and var before ? Path[(before + 1)..] : Path;

    /// <summary>The calls from one token to another, outer ones before those in their arguments.</summary>
    public static IEnumerable<CodeCall> In(CodeText code, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (At(code, i, start) is { } call)
                yield return call;
    }

    /// <summary>The call whose opening bracket is at a token; null when it is another bracket.</summary>
    public static CodeCall? At(CodeText code, int open, int from = 0)
    {
        if (!code.Is(open, '(') || !code.Opens(open))
            return null;
        var name = SkipTypeArguments(code, open - 1);
        if (name < from || !code.IsWord(name) || code.IsAnyWord(name, Keywords))
            return null;
        var (start, path) = PathTo(code, name, from);
        return new CodeCall(path, start, open, code.PairOf(open), ArgumentsOf(code, open), code.IsWord(start - 1, "new"));
    }

    /// <summary>The value of an argument given by name: <c>shell=True</c>, <c>shell: true</c>; null when it is not given.</summary>
    public (int Start, int End)? Named(CodeText code, string name)
    {
        for (var i = Open + 1; i < Close; i++)
            if (code.IsWord(i, name) && (code.IsAssignment(i + 1) || (code.Is(i + 1, ':') && !code.Is(i + 2, ':'))))
                return (i + 2, EndOf(code, i + 2, Close));
        return null;
    }

    /// <summary>Splits what is between two brackets at its commas.</summary>
    public static IReadOnlyList<(int Start, int End)> ArgumentsOf(CodeText code, int open)
    {
        var close = code.PairOf(open);
        var found = new List<(int Start, int End)>();
        for (var i = open + 1; i < close;)
        {
            var end = EndOf(code, i, close);
            found.Add((i, end));
            i = end + 1;
        }

        return found;
    }

    private static int EndOf(CodeText code, int start, int limit)
    {
        var i = start;
        while (i < limit && !code.Is(i, ','))
            i = code.Opens(i) ? code.PairOf(i) + 1 : i + 1;
        return Math.Min(i, limit);
    }

    private static int SkipTypeArguments(CodeText code, int i)
    {
        if (!code.Is(i, '>'))
            return i;
        for (var depth = 0; i > 0; i--)
        {
            depth += code.Is(i, '>') ? 1 : code.Is(i, '<') ? -1 : 0;
            if (depth == 0)
                return i - 1;
            if (!code.IsWord(i) && !code.Is(i, '>') && !code.Is(i, '<') && !code.Is(i, ',') && !code.Is(i, '.') && !code.Is(i, '?'))
                return -1;
        }

        return -1;
    }

    /// <summary>Goes back over dots, arrows and colons, and over brackets between them.</summary>
    private static (int Start, string Path) PathTo(CodeText code, int name, int from)
    {
        var names = new List<string> { code.Word(name) };
        var start = name;
        while (true)
        {
            var before = start - 1;
            if (code.Is(before, '.'))
                before = code.Is(before - 1, '?') || code.Is(before - 1, '!') ? before - 2 : before - 1;
            else if (code.IsPair(before - 1, ':', ':') || code.IsPair(before - 1, '-', '>'))
                before -= 2;
            else
                break;
            while (before > from && (code.Is(before, ')') || code.Is(before, ']')) && code.PairOf(before) < before)
                before = code.PairOf(before) - 1;
            if (before < from || !code.IsWord(before))
                break;
            names.Insert(0, code.Word(before));
            start = before;
        }

        return (start, string.Join('.', names));
    }
}

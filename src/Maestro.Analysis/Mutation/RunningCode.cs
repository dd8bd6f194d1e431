using Maestro.Analysis.Code;

namespace Maestro.Analysis.Mutation;

/// <summary>The tokens of a file that are statements and conditions of functions: what runs, without parameters, types, attributes and log lines.</summary>
internal sealed class RunningCode
{
    private static readonly string[] Keywords =
    [
        "return", "in", "of", "and", "or", "not", "if", "elif", "else", "while", "case", "when", "await", "yield", "throw", "raise", "new", "typeof",
            "match", "is", "assert", "print",
        "delete", "void", "instanceof", "as", "out", "ref", "mut", "let", "const", "var", "dyn", "impl", "default", "lambda", "extends", "go", "defer",
            "select", "switch", "for", "goto",
    ];

    private static readonly string[] Logs =
    [
        "console", "log", "logger", "logging", "_logger", "_log", "Console", "Debug", "Trace", "Log", "LOG", "LOGGER", "print", "println", "eprintln",
            "warnings", "slog", "assert", "debug_assert",
        "debug", "info", "warn", "tracing", "System",
    ];

    private readonly bool[] runs;
    private readonly CodeNode?[] functions;

    public RunningCode(CodeOutline outline)
    {
        Code = outline.Code;
        (runs, functions) = (new bool[Code.Count], new CodeNode?[Code.Count]);
        Nodes = [.. outline.Root.All().Where(node => node.IsInFunction && !IsLog(node))];
        foreach (var function in outline.Functions)
            Array.Fill(functions, function, function.Start, Math.Max(0, Math.Min(function.End, Code.Count) - function.Start));
        foreach (var node in outline.Root.All())
            Mark(node);
    }

    public CodeText Code { get; }

    /// <summary>What stands in functions, log lines left out.</summary>
    public IReadOnlyList<CodeNode> Nodes { get; }

    public bool Runs(int token) => token >= 0 && token < runs.Length && runs[token];

    public CodeNode? FunctionOf(int token) => token >= 0 && token < functions.Length ? functions[token] : null;

    public string FunctionAt(int token) => FunctionOf(token) is { } function ? CodeOutline.NameOf(function) : "";

    /// <summary>Whether a token can end an operand of an operator.</summary>
    public bool EndsOperand(int token) => Code[token].Kind is Source.TokenKind.Number || Code.Is(token, ')') || Code.Is(token, ']')
        || (Code.IsWord(token) && !Code.IsAnyWord(token, Keywords));

    /// <summary>Where the source of a token begins, its quotes and what stands before them included.</summary>
    public int StartOf(int token) => Code.IsText(token) ? Code[token].Start - Quotes(token) - Code.PrefixOf(token).Length : Code[token].Start;

    public int EndOf(int token) => Math.Min(Code.Text.Length, Code[token].Start + Code[token].Length + (Code.IsText(token) ? Quotes(token) : 0));

    public Replacement Replace(string kind, int from, int to, string with) =>
        new(kind, from, Code[from].Line, StartOf(from), EndOf(to) - StartOf(from), with);

    private int Quotes(int token)
    {
        var start = Code[token].Start;
        var count = 0;
        while (count < 3 && start - count > 0 && Code.Text[start - count - 1] is '"' or '\'' or '`' && (count == 0
            || Code.Text[start - count - 1] == Code.Text[start - 1]))
            count++;
        return count;
    }

    private void Mark(CodeNode node)
    {
        if (node.Kind is NodeKind.Statement && node.IsInFunction && !IsLog(node))
            Fill(node.Start, node.End, true);
        else if (node.Kind is NodeKind.If or NodeKind.Loop or NodeKind.Switch && node.IsInFunction)
            Fill(node.HeadStart, node.HeadEnd, true);
        else if (node.IsFunction || node.Kind is NodeKind.Type or NodeKind.Case)
            Fill(node.HeadStart, node.HeadEnd, false);
        else if (node.Kind is NodeKind.Statement && (Code.IsScript || Code.Language is "C#") && !node.IsInFunction)
            FillArrows(node);
    }

    /// <summary>Functions and properties of one expression, which the outline does not know: <c>const f = (a, b) =&gt; a &lt; b</c>.</summary>
    private void FillArrows(CodeNode statement)
    {
        for (var i = statement.Start; i < statement.End; i++)
            if (Code.IsPair(i, '=', '>') && !Code.Is(i + 2, '{') && !Code.IsAnyWord(statement.Start, ["type", "interface", "import", "declare"])
                && !Code.IsAnyWord(statement.Start + 1, ["type", "interface", "declare"]))
                Fill(i + 2, statement.End, true);
    }

    private void Fill(int from, int to, bool value)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, runs.Length); i++)
            runs[i] = value;
    }

    private bool IsLog(CodeNode node) => node.Kind is NodeKind.Statement
        && (Code.IsAnyWord(node.Start, Logs) || (Code.IsWord(node.Start, "self") && Code.IsAnyWord(node.Start + 2, Logs))
            || (Code.IsWord(node.Start, "fmt") && Starts(node.Start + 2, "Print"))
            || (Code.IsWord(node.Start, "this") && Code.IsAnyWord(node.Start + 2, Logs))
                || Code.IsAnyWord(node.Start, ["import", "from", "use", "using", "package", "#"]));

    private bool Starts(int token, string with) => Code.Slice(token).StartsWith(with, StringComparison.Ordinal);
}

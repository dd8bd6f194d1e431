using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Performance;

/// <summary>What a loop does again and again that it need not.</summary>
internal sealed class LoopCheck(FoundList found)
{
    private const int LongestOver = 60;

    private static readonly string[] Searches = ["index", "count", "indexOf", "includes", "find", "findIndex", "IndexOf", "FirstOrDefault", "First", "Any",
        "Contains", "Find", "FindIndex", "Single", "SingleOrDefault", "filter"];

    private readonly CodeText code = found.Code;

    public void Look()
    {
        foreach (var loop in found.Outline.Root.All().Where(node => node.Kind is NodeKind.Loop))
        {
            Head(loop);
            var (names, over) = Parts(loop);
            if (names.Count == 0)
            {
                Popped(loop);
                Text(loop);
                Copies(loop);
                continue;
            }

            Popped(loop);
            Nested(loop, over);
            Calls(loop, names, over);
            Text(loop);
            Copies(loop);
            Growing(loop);
        }
    }

    /// <summary>The names that a loop gives to each element, and the text of what it goes through.</summary>
    private (HashSet<string> Names, string Over) Parts(CodeNode loop)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (code.Language is "PHP")
            return PhpParts(loop, names);
        for (var i = loop.HeadStart; i < loop.HeadEnd; i++)
        {
            if (code.IsAnyWord(i, ["in", "of", "range"]) || (code.Language is "Java" or "C++" && code.Is(i, ':')))
                return (names, code.Span(i + 1, loop.HeadEnd).ToString());
            if (code.IsWord(i) && !code.IsAnyWord(i, ["const", "let", "var", "_"]))
                names.Add(code.Word(i));
        }

        return ([], "");
    }

    /// <summary><c>foreach ($over as $key => $name)</c>.</summary>
    private (HashSet<string> Names, string Over) PhpParts(CodeNode loop, HashSet<string> names)
    {
        var at = loop.HeadStart;
        while (at < loop.HeadEnd && !code.IsWord(at, "as"))
            at++;
        for (var i = at + 1; i < loop.HeadEnd; i++)
            if (code.IsWord(i) && code.Slice(i) is ['$', ..])
                names.Add(code.Word(i));
        return names.Count == 0 ? (names, "") : (names, code.Span(loop.HeadStart, at).ToString().TrimStart('(').Trim());
    }

    /// <summary>What the condition of a loop works out anew in each turn.</summary>
    private void Head(CodeNode loop)
    {
        if (code.Language is "C" or "C++")
            for (var i = loop.HeadStart; i < loop.HeadEnd; i++)
                if (code.IsWord(i, "strlen") && code.Is(i + 1, '(') && code.IsWord(i + 2) && code.Is(i + 3, ')') && (code.Is(i - 1, '<') || code.Is(i + 4, '>'))
                    && !Changes(loop, code.Word(i + 2)))
                    found.Add(PerformanceRules.Length, i, $"`strlen({code.Slice(i + 2)})` walks to the end of the text before each turn", complexity: "O(n²)");
    }

    /// <summary>Whether the body gives a name another value, or shortens the text behind it.</summary>
    private bool Changes(CodeNode loop, string name)
    {
        for (var i = loop.HeadEnd; i < loop.End; i++)
            if (code.IsWord(i, name) && (code.IsAssignment(i + 1) || code.Is(i + 1, '[') && code.IsAssignment(code.PairOf(i + 1) + 1) || code.Is(i + 1, '+') || code.Is(i + 1, '-') || code.Is(i - 1, '+')))
                return true;
        return false;
    }

    /// <summary>A queue that is a list: <c>while queue: queue.pop(0)</c>.</summary>
    private void Popped(CodeNode loop)
    {
        if (!code.IsPython)
            return;
        foreach (var call in CallsIn(loop).Where(call => call.Name == "pop" && call.Arguments is [var only] && code.Slice(only.Start) is "0" && only.End == only.Start + 1))
            found.Add(PerformanceRules.Front, call.Start, $"`{call.Path}(0)` moves all other elements each time", complexity: "O(n²)");
    }

    private void Nested(CodeNode loop, string over)
    {
        if (over.Contains('(', StringComparison.Ordinal))
            return;
        foreach (var inner in Inner(loop))
            if (inner.Kind is NodeKind.Loop && Parts(inner).Over == over)
                found.Add(PerformanceRules.NestedLoop, inner.Start, $"For each element of `{over}` all elements of `{over}` are gone through",
                    complexity: "O(n²)");
    }

    private void Calls(CodeNode loop, HashSet<string> names, string over)
    {
        foreach (var call in CallsIn(loop))
        {
            var on = call.Path[..Math.Max(0, call.Path.LastIndexOf('.'))];
            if (on == over && Searches.Contains(call.Name) && code.Language is not "Rust" && Uses(call.Open, call.Close, names))
                found.Add(PerformanceRules.Search, call.Start, $"For each element of `{over}`, `{call.Name}` searches `{over}` again", complexity: "O(n²)");
            else if (QueryCalls.Saves(code, call, names) || (QueryCalls.Is(code, call) && (Uses(StatementStart(call.Start), call.Close, names)
                || call.Name.StartsWith("SaveChanges", StringComparison.Ordinal))))
                Query(call, over);
            else if (call.Path is "re.compile" or "regexp.MustCompile" or "regexp.Compile" or "Pattern.compile"
                || (call.IsNew && call.Path is "Regex" or "RegExp"))
                Compiled(call, names);
            if (call.Name is "insert" && code.IsPython && call.Arguments.Count == 2 && code.Slice(call.Arguments[0].Start) is "0")
                found.Add(PerformanceRules.Front, call.Start, $"`{call.Path}` puts each element before all others", complexity: "O(n²)");
            else if (call.Name is "Insert" && code.Language is "C#" && call.Arguments.Count == 2 && code.Slice(call.Arguments[0].Start) is "0")
                found.Add(PerformanceRules.Front, call.Start, $"`{call.Path}` puts each element before all others", complexity: "O(n²)");
        }
    }

    private void Query(CodeCall call, string over)
    {
        var isSetup = QueryCalls.IsSetup(code.Path);
        var severity = isSetup ? FindingSeverity.Low : QueryCalls.Writes(call.Name) ? FindingSeverity.Medium : PerformanceRules.Query.Severity;
        found.Add(PerformanceRules.Query, call.Start, $"`{call.Name}` is called once for each element of `{Short(over)}`", severity: severity, confidence: isSetup ? 0.5 : null, complexity: "O(n) round trips");
    }

    private static string Short(string over) =>
        string.Join(' ', over.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)) is { Length: > LongestOver } text
            ? $"{text[..LongestOver]} ..."
            : string.Join(' ', over.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private void Compiled(CodeCall call, HashSet<string> names)
    {
        if (call.Arguments.Count > 0 && code.IsText(call.Arguments[0].End - 1) && !Uses(call.Open, call.Close, names)
            && code.PrefixOf(call.Arguments[0].End - 1) is not ("f" or "$" or "rf" or "fr"))
            found.Add(PerformanceRules.Compiled, call.Start, $"`{call.Path}` compiles the same pattern in each turn");
    }

    /// <summary>Text that grows by <c>+=</c>; scripts keep such text as a rope.</summary>
    private void Text(CodeNode loop)
    {
        if (code.IsScript || loop.Function is not { } function)
            return;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in Inner(loop).Where(node => node.Kind is NodeKind.Statement))
            if (code.IsWord(statement.Start) && code.IsPair(statement.Start + 1, '+', '=') && StartsAsText(function, loop, code.Word(statement.Start))
                && told.Add(code.Word(statement.Start)))
                found.Add(PerformanceRules.Text, statement.Start, $"`{code.Slice(statement.Start)}` grows by a copy in each turn", severity: code.IsPython
                    ? FindingSeverity.Low : null, confidence: code.IsPython ? 0.5 : null, complexity: "O(n²)");
    }

    private bool StartsAsText(CodeNode function, CodeNode loop, string name)
    {
        for (var i = function.HeadEnd; i < loop.Start; i++)
            if (code.IsWord(i, name))
            {
                var equals = code.Is(i + 1, ':') ? i + 2 : i + 1;
                if (code.IsAssignment(equals))
                    return code.IsText(equals + 1) || (code.IsAnyWord(equals + 1, ["string", "String"]) && code.IsWord(equals + 3, "Empty"))
                        || (code.IsWord(equals + 1, "str") && code.Is(equals + 2, '('));
            }

        return false;
    }

    /// <summary>Lists that are made anew with one element more.</summary>
    private void Copies(CodeNode loop)
    {
        foreach (var statement in Inner(loop).Where(node => node.Kind is NodeKind.Statement && code.IsWord(node.Start) && code.IsAssignment(node.Start + 1)))
        {
            var (name, value) = (code.Word(statement.Start), statement.Start + 2);
            var spreads = (code.Is(value, '[') || code.Is(value, '{')) && code.IsPair(value + 1, '.', '.') && code.Is(value + 3, '.')
                && code.IsWord(value + 4, name);
            var joins = code.IsWord(value, name) && ((code.Is(value + 1, '.') && code.IsWord(value + 2, "concat"))
                || (code.IsPython && code.Is(value + 1, '+') && code.Is(value + 2, '[')));
            var appends = code.IsAnyWord(value, ["np", "pd", "numpy", "pandas"])
                && code.IsAnyWord(value + 2, ["append", "concat", "concatenate", "vstack", "hstack"]) && Uses(value + 3, statement.End, [name]);
            if (spreads || joins || appends)
                found.Add(PerformanceRules.Copy, statement.Start, $"`{name}` is copied to add to it, in each turn", complexity: "O(n²)");
        }
    }

    /// <summary>A list that the loop adds to and searches, to find what it has seen.</summary>
    private void Growing(CodeNode loop)
    {
        if (loop.Function is not { } function)
            return;
        foreach (var call in CallsIn(loop).Where(call => call.Name is "append" or "push" or "Add"))
        {
            var list = call.Path[..Math.Max(0, call.Path.LastIndexOf('.'))];
            if (list.Length > 0 && !list.Contains('.', StringComparison.Ordinal) && IsList(function, loop, list) && SearchOf(loop, list) is { } search)
                found.Add(PerformanceRules.Search, search, $"`{list}` is a list that grows and is searched in each turn", complexity: "O(n²)");
        }
    }

    private bool IsList(CodeNode function, CodeNode loop, string name)
    {
        for (var i = function.HeadEnd; i < loop.Start; i++)
            if (code.IsWord(i, name) && (code.IsAssignment(i + 1) || code.Is(i + 1, ':')))
                return (code.IsAssignment(i + 1) && code.Is(i + 2, '[') && code.Language is not "C#")
                    || (code.IsWord(i + 2, "new") && code.IsAnyWord(i + 3, ["List", "ArrayList"])) || code.IsWord(i - 2, "List")
                    || (code.Is(i - 1, '>') && code.Is(i - 3, '<') && code.IsWord(i - 4, "List"));
        return false;
    }

    private int? SearchOf(CodeNode loop, string list)
    {
        for (var i = loop.HeadEnd; i < loop.End; i++)
        {
            if (code.IsPython && code.IsWord(i, "in") && code.IsWord(i + 1, list) && !code.Is(i + 2, '.') && !code.Is(i + 2, '[') && !code.Is(i + 2, '(')
                && !IsForIn(i))
                return i;
            if (code.IsWord(i, list) && code.Is(i + 1, '.') && code.IsAnyWord(i + 2,
                ["includes", "indexOf", "Contains", "contains", "find", "some", "Any", "IndexOf"]))
                return i;
        }

        return null;
    }

    private bool IsForIn(int i)
    {
        while (i > 0 && !code[i].StartsLine && !code.IsWord(i, "for") && !code.IsWord(i, "if"))
            i--;
        return code.IsWord(i, "for");
    }

    private static IEnumerable<CodeNode> Inner(CodeNode loop) => loop.Own();

    private IEnumerable<CodeCall> CallsIn(CodeNode loop)
    {
        foreach (var node in Inner(loop))
        {
            var (start, end) = node.Kind is NodeKind.Statement ? (node.Start, node.End) : (node.HeadStart, node.HeadEnd);
            foreach (var call in CodeCall.In(code, start, end))
                if (!node.Children.Exists(child => child.IsFunction && child.Start <= call.Open && call.Open < child.End))
                    yield return call;
        }
    }

    private int StatementStart(int token)
    {
        while (token > 0 && !code[token].StartsLine)
            token--;
        return token;
    }

    private bool Uses(int start, int end, HashSet<string> names)
    {
        for (var i = start; i <= end; i++)
            if ((code.IsWord(i) && names.Contains(code.Word(i))) || (code.IsText(i)
                && names.Any(name => code.Slice(i).Contains($"{{{name}", StringComparison.Ordinal))))
                return true;
        return false;
    }
}

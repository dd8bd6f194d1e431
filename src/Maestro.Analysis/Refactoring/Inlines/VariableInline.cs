using Maestro.Analysis.Code;
using Maestro.Analysis.Refactoring.Extracts;
using Maestro.Analysis.Refactoring.Moves;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Inlines;

/// <summary>Puts the value of a local variable that is set once in the place of its name.</summary>
public static class VariableInline
{
    private const string Kind = "inline";
    private static readonly string[] Numbers = ["int", "long", "short", "byte", "float", "double", "decimal", "uint", "ulong", "ushort", "char", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64"];

    /// <param name="function">The function that the variable stands in; empty for the only one that sets it.</param>
    /// <param name="paths">The files that are meant.</param>
    public static RefactoringPlan Plan(NameSearch search, string name, string function, IReadOnlyCollection<string> paths)
    {
        var found = new List<(CodeOutline Outline, string Text, CodeNode Function, List<Binding> Set)>();
        foreach (var path in paths.Order(StringComparer.Ordinal))
            if (search.Text(path) is { } text && text.Contains(name, StringComparison.Ordinal) && text.Contains(function, StringComparison.Ordinal)
                && SourceScanner.LanguageOf(path) is "Python" or "TypeScript" or "JavaScript" or "C#" or "Go" or "Java" && CodeOutline.Of(path, text) is { } outline)
                foreach (var node in outline.Functions.Where(node => function.Length == 0 || node.Name == function))
                    if (Bindings.Of(outline.Code, node).Where(binding => binding.Name == name).ToList() is { Count: > 0 } set)
                        found.Add((outline, text, node, set));
        // A function around another one does not set what is the inner one's.
        found.RemoveAll(outer => found.Exists(inner => inner.Outline == outer.Outline && inner.Function != outer.Function && inner.Function.Start >= outer.Function.Start && inner.Function.End <= outer.Function.End));
        var functions = function.Length == 0 ? "function" : $"function {function}";
        if (found.Count == 0)
            return RefactoringPlan.Refused(Kind, $"no {functions} that sets {name} is found");
        if (found.Count > 1)
            return RefactoringPlan.Refused(Kind, $"more than one {functions} sets {name}: {string.Join(", ", found.Take(4).Select(one => $"{one.Function.Name} in {one.Outline.Code.Path}"))}; say which");
        var (only, source, owner, values) = found[0];
        var drafts = new DraftedTexts(search);
        return new Inlining(only.Code, source, owner, name, values).Apply(drafts) is { } problem ? RefactoringPlan.Refused(Kind, problem) : drafts.Plan(Kind);
    }

    private sealed class Inlining(CodeText code, string text, CodeNode function, string name, List<Binding> values)
    {
        public string? Apply(DraftedTexts drafts)
        {
            if (values is not [{ IsDeclared: true } value])
                return $"{name} is set {values.Count} times in {function.Name}";
            var statement = function.All().Last(node => value.Token >= node.Start && value.Token < node.End);
            if (statement.Kind is not NodeKind.Statement || !code[statement.Start].StartsLine || Equals(statement, value) is not { } equals)
                return $"{name} is not set by a statement of its own";
            if (Expression.Of(code, text, equals + 1, statement.End) is not { } expression || Remainder(statement).Trim() is not ("" or ";"))
                return $"the value of {name} goes over several lines, begins with a marked text, or shares its line with a comment or other code";
            var uses = NameUses.In(code, function.HeadStart, function.End).Where(use => use.Name == name && use.Token != value.Token).ToList();
            if (uses.Count == 0)
                return $"{name} is not used in {function.Name}";
            if ((Unsafe(expression, statement, uses) ?? uses.Select(use => Place(use)).FirstOrDefault(problem => problem is not null)) is { } why)
                return why;
            var written = Typed(expression, statement, value);
            var pieces = uses.Select(use => new Piece(use.Start, name.Length, IsShort(use.Token) ? $"{name}: {expression.Text}" : written ?? expression.At(code, use.Token))).ToList();
            var start = TextLines.StartOf(text, code[statement.Start].Start);
            pieces.Add(new Piece(start, TextLines.EndOf(text, code[statement.End - 1].Start) - start, ""));
            drafts.Replace(code.Path, pieces);
            drafts.Describe(code.Path, $"{name} of {function.Name} becomes its value in {uses.Count} {(uses.Count == 1 ? "place" : "places")}");
            return null;
        }

        private string Remainder(CodeNode statement)
        {
            var last = statement.End - 1;
            var end = code[last].Start + code[last].Length + (code.IsText(last) ? 1 : 0);
            return text[end..TextLines.EndOf(text, end)];
        }

        private int? Equals(CodeNode statement, Binding value)
        {
            if (code.IsPython || code.Language is "Go" ? statement.Start != value.Token && !code.IsWord(statement.Start, "var") : code.IsAnyWord(statement.Start, ["using", "await"]))
                return null;
            for (var i = value.Token + 1; i < statement.End && !code.Is(i, ','); i++)
                if (code.IsAssignment(i))
                    return IsChained(i + 1, statement.End) ? null : code.Is(i - 1, ':') || code.Is(i - 1, ')') || code.Is(i - 1, ']') || code.IsWord(i - 1) || code.Is(i - 1, '>') ? i : null;
            return null;
        }

        /// <summary>Whether more is set by the same statement, as in <c>a = b = 1</c> or <c>a = 1, b = 2</c>.</summary>
        private bool IsChained(int from, int end)
        {
            for (var i = from; i < end; i++)
                if (code.IsAssignment(i))
                    return true;
                else if (code.Opens(i))
                    i = code.PairOf(i);
            return false;
        }

        /// <summary>Why the value could be another one at a use; null when it is the same.</summary>
        private string? Unsafe(Expression expression, CodeNode statement, List<NameUse> uses)
        {
            if (uses.Exists(use => use.Token < statement.Start))
                return $"{name} is used before it is set";
            var others = Bindings.Of(code, function)
                .Concat(function.Children.SelectMany(child => child.All()).Where(node => node.IsFunction).SelectMany(node => Bindings.Of(code, node))).ToList();
            var inner = function.Children.SelectMany(child => child.All())
                .Where(node => node.IsFunction && !(node.Start <= statement.Start && node.End >= statement.End)).ToList();
            if (others.Exists(binding => binding.Name == name && binding.Token != values[0].Token))
                return $"an inner function has a {name} of its own";
            if (others.Find(binding => expression.Names.Contains(binding.Name) && (binding.Token >= statement.End || IsInLoop(statement))) is { } changed)
                return $"{changed.Name}, which the value holds, gets another value after it";
            if (LambdaNames.In(code, statement.End, function.End).FirstOrDefault(own => own == name || expression.Names.Contains(own)) is { } hidden)
                return $"{hidden} is something else in an expression behind it";
            if (expression.IsFixed)
                return null;
            var next = statement.Parent!.Children.SkipWhile(node => node != statement).Skip(1).FirstOrDefault();
            if (uses.Count > 1)
                return $"the value of {name} calls or reads something that may change, and it is used {uses.Count} times";
            var use = uses[0];
            if (next is null || use.Token < next.Start || use.Token >= next.End || inner.Exists(node => use.Token >= node.Start && use.Token < node.End)
                || (next.Kind is not NodeKind.Statement && !(next.Kind is NodeKind.If && use.Token < next.HeadEnd)))
                return $"the value of {name} calls or reads something that may change, and it is not used in the very next statement";
            return Enumerable.Range(next.Start, use.Token - next.Start).Any(i => code.Is(i, ')') || code.Is(i, '?') || code.Is(i, '|') || code.IsPair(i, '&', '&') || code.IsPair(i, '=', '>') || code.IsAnyWord(i, ["and", "or", "if", "else", "for", "lambda", "await", "yield"]) && i > next.Start)
                || (code.IsPython && Enumerable.Range(next.Start, next.End - next.Start).Any(i => code.IsAnyWord(i, ["for", "lambda"]) || (code.IsWord(i, "if") && next.Kind is NodeKind.Statement)))
                ? $"the value of {name} calls or reads something, and other things would happen before it" : null;
        }

        private bool IsInLoop(CodeNode statement)
        {
            for (var at = statement.Parent; at is not null && at != function; at = at.Parent)
                if (at.Kind is NodeKind.Loop)
                    return true;
            return false;
        }

        private string? Place(NameUse use)
        {
            if (use.IsInText)
                return $"{name} is used inside of a text, where its value is not put without a model";
            if (code.Is(use.Token - 1, '&') && !code.Is(use.Token - 2, '&') && code.Language is "Go"
                || code.IsAnyWord(use.Token - 1, ["ref", "out", "del", "nonlocal", "global"]) || code.IsWord(use.Token - 2, "nameof"))
                return $"line {code.LineOf(use.Token)} uses {name} itself and not its value";
            return code.Is(use.Token + 1, '.') || code.Is(use.Token + 1, '[') ? Enumerable.Range(use.Token, 12).TakeWhile(i => i == use.Token || !code[i].StartsLine).Any(code.IsAssignment) ? $"line {code.LineOf(use.Token)} changes {name} in place" : null : null;
        }

        /// <summary>A number keeps the type that the variable gave it.</summary>
        private string? Typed(Expression expression, CodeNode statement, Binding value)
        {
            if (value.Type is not { } type || !Numbers.Contains(type) || code.IsScript || code.IsPython)
                return null;
            return code.Language is "Go" ? code.IsWord(statement.Start, "var") ? $"{type}({expression.Text})" : null
                : code.IsWord(statement.Start, "var") || code.IsWord(value.Token - 1, "var") || (Values.TypeOf(code, expression.Start) == type && expression.End == expression.Start + 1) ? null : $"(({type}){(expression.IsTight ? expression.Text : $"({expression.Text})")})";
        }

        /// <summary>In <c>{ total }</c> of a script the name is the key too.</summary>
        private bool IsShort(int token)
        {
            if (!code.IsScript || !(code.Is(token - 1, '{') || code.Is(token - 1, ',')) || !(code.Is(token + 1, ',') || code.Is(token + 1, '}')))
                return false;
            for (var at = token - 1; at >= 0; at--)
            {
                if (code.Opens(at))
                    return code.Is(at, '{');
                at = Math.Min(at, code.PairOf(at));
            }

            return false;
        }
    }
}

using Maestro.Analysis.Code;
using Maestro.Analysis.Refactoring.Extracts;
using Maestro.Analysis.Refactoring.Moves;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Inlines;

/// <summary>Puts the one expression that a function returns in the place of its calls, and removes the function; only where one file has both.</summary>
public static class FunctionInline
{
    private const string Kind = "inline";

    /// <param name="paths">The files that are meant.</param>
    public static RefactoringPlan Plan(NameSearch search, string name, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var found = new List<(CodeOutline Outline, string Text, CodeNode Node)>();
        foreach (var path in search.Index.Files.Where(file => file.HasSymbols && paths.Contains(file.Path) && file.Symbols.Any(symbol => symbol.Name == name)).Select(file => file.Path))
            if (SourceScanner.LanguageOf(path) is "Python" or "TypeScript" or "JavaScript" or "C#" or "Go" or "Java" && search.Text(path) is { } text
                && CodeOutline.Of(path, text) is { } outline)
                found.AddRange(outline.Functions.Where(node => node.Name == name && node.Kind is NodeKind.Function).Select(node => (outline, text, node)));
        if (found is not [var (only, source, function)])
            return RefactoringPlan.Refused(Kind, found.Count == 0 ? $"no function {name} is found that could be inlined" : $"{found.Count} functions are called {name}: {string.Join(", ", found.Take(4).Select(one => one.Outline.Code.Path))}; name the file");
        var code = only.Code;
        var elsewhere = search.Find(name, cancellationToken).Where(place => place.Path != code.Path && place.Kind is not OccurrenceKind.Text && CodeNames.IsSameFamily(code.Language, SourceScanner.LanguageOf(place.Path))).ToList();
        if (elsewhere.Count > 0)
            return RefactoringPlan.Refused(
                Kind, $"{name} is also used in {elsewhere[0].Path}:{elsewhere[0].Line}, and without a model a function is inlined within one file only");
        var drafts = new DraftedTexts(search);
        return new Inlining(only, source, function).Apply(drafts) is { } problem ? RefactoringPlan.Refused(Kind, problem) : drafts.Plan(Kind);
    }

    private sealed class Inlining(CodeOutline outline, string text, CodeNode function)
    {
        private readonly CodeText code = outline.Code;
        private readonly string name = function.Name;

        public string? Apply(DraftedTexts drafts)
        {
            if (Obstacle() is { } obstacle)
                return obstacle;
            if (Returned() is not { } expression)
                return $"the body of {name} is not one return of one line";
            var parameters = FunctionMetrics.ParametersOf(code, function).ConvertAll(range => ParameterName(range.Start, range.End));
            if (parameters.Contains(""))
                return $"{name} has parameters with values of their own, types that convert, or lists of arguments";
            if (LambdaNames.In(code, 0, code.Count).FirstOrDefault(own => own == name || (expression.Names.Contains(own) && !parameters.Contains(own))) is { } hidden)
                return $"{hidden} is something else in an expression of the file";
            var pieces = new List<Piece>();
            for (var i = 0; i < code.Count; i++)
            {
                if (!code.IsWord(i, name) || (i >= function.Start && i < function.End))
                    continue;
                var (piece, problem) = Call(i, expression, parameters);
                if (piece is null)
                    return problem;
                pieces.Add(piece.Value);
                i = code.PairOf(i + 1);
            }

            if (pieces.Count == 0)
                return $"{name} is called nowhere; ask to remove the unused function instead";
            if (CodeNames.Find(code.Path, text, name).Count(place => place.Kind is OccurrenceKind.Code) != pieces.Count + 1)
                return $"{name} is also used inside of a text or of its own arguments";
            var start = TextLines.WithComments(text, TextLines.StartOf(text, code[function.Start].Start));
            var last = code.Is(function.End, ';') ? function.End : function.End - 1;
            pieces.Add(TextLines.Removal(text, start, TextLines.EndOf(text, code[last].Start + code[last].Length)));
            drafts.Replace(code.Path, pieces);
            drafts.Describe(code.Path, $"{name} becomes its expression in {pieces.Count - 1} {(pieces.Count == 2 ? "call" : "calls")} and is removed");
            return null;
        }

        private string? Obstacle()
        {
            var head = Enumerable.Range(function.Start, Math.Max(0, function.HeadStart - function.Start)).ToList();
            if (code.Is(function.Start, '@') || code.Is(function.Start, '['))
                return $"{name} has a decorator or attribute";
            if (head.Exists(i => code.IsAnyWord(i, ["async", "export", "public", "protected", "internal", "override", "virtual", "abstract"]))
                || (code.Language is "Go" && char.IsUpper(name[0])))
                return $"{name} can be seen from outside of the file, or is more than a plain function";
            if (code.Language is "C#" or "Java" ? !head.Exists(i => code.IsWord(i, "static")) : function.Parent is not { Kind: NodeKind.Root })
                return $"{name} belongs to an object or to another function";
            return head.Exists(i => code.Is(i, '<')) || (code.Language is "Go" && code.Is(function.Start + 1, '('))
                ? $"{name} has type parameters or a receiver"
                : null;
        }

        private Expression? Returned()
        {
            if (function.Children is not [{ Kind: NodeKind.Statement } body] || body.Children.Count > 0)
                return null;
            var start = code.IsWord(body.Start, "return") ? body.Start + 1 : code.IsPair(body.Start - 2, '=', '>') ? body.Start : -1;
            var expression = start < 0 ? null : Expression.Of(code, text, start, body.End);
            return expression is { HasComma: false } && !expression.Names.Contains(name) && !NameUses.In(code, start, body.End).Exists(use => use.IsInText) && !Enumerable.Range(start, body.End - start).Any(i => code.IsAnyWord(i, ["yield", "await", "this"]) || code.IsAssignment(i) || code.IsPair(i, '=', '>') || code.IsAnyWord(i, ["lambda", "for"]))
                ? expression : null;
        }

        /// <summary>Empty when it is more than a name with a type that keeps a value as it is.</summary>
        private string ParameterName(int start, int end)
        {
            if (Enumerable.Range(start, end - start).Any(i => code.Is(i, '=') || code.Is(i, '*') && code.IsPython || code.Is(i, '{') || code.IsPair(i, '.', '.') || code.IsAnyWord(i, ["params", "ref", "out", "this", "double", "float", "long", "decimal", "float64", "float32", "short", "byte"])))
                return "";
            var at = code.Language is "C#" or "Java" ? end - 1 : start;
            return code.IsWord(at) ? code.Word(at) : "";
        }

        private (Piece? Piece, string? Problem) Call(int at, Expression expression, List<string> parameters)
        {
            var line = code.LineOf(at);
            if (NameUses.IsMember(code, at) || !code.Is(at + 1, '(') || !code.Opens(at + 1))
                return (null, $"line {line} uses {name} itself and does not call it");
            var (open, close) = (at + 1, code.PairOf(at + 1));
            if (code[at].Line != code[close].Line)
                return (null, $"the call in line {line} goes over several lines");
            var arguments = Arguments(open + 1, close);
            if (arguments is null || arguments.Count != parameters.Count
                || Enumerable.Range(open, close - open).Any(i => code.IsAssignment(i) || code.IsWord(i, name)))
                return (null, $"the call in line {line} has other arguments than {name} has parameters");
            for (var inner = Around(at); inner is not null; inner = inner.Function)
                if (Bindings.Of(code, inner).Find(binding => !parameters.Contains(binding.Name) && expression.Names.Contains(binding.Name)) is { } own)
                    return (null, $"line {line} has a {own.Name} of its own, which {name} does not mean");
            foreach (var (i, argument) in arguments.Index().Where(one => !one.Item.IsFixed))
                if (arguments.Count(one => !one.IsFixed) > 1 || !expression.IsFixed || expression.Names.Count(use => use == parameters[i]) != 1 || Enumerable.Range(expression.Start, expression.End - expression.Start).Any(j => code.Is(j, '?') || code.Is(j, '|') || code.IsPair(j, '&', '&') || code.IsAnyWord(j, ["and", "or", "if"])))
                    return (null, $"the argument {argument.Text} in line {line} would be evaluated at another time or more than once");
            var first = code[at].Start;
            var written = Substituted(expression, parameters, arguments);
            return (new Piece(first, code[close].Start + 1 - first, expression.IsTight || After(at, close) ? written : $"({written})"), null);
        }

        /// <summary>Whether nothing stands beside the call that could take its expression apart.</summary>
        private bool After(int at, int close) => (code.Is(at - 1, '(') || code.IsAssignment(at - 1) || code.IsWord(at - 1, "return") || code.Is(at - 1, ','))
            && (code.Is(close + 1, ')') || code.Is(close + 1, ',') || code.Is(close + 1, ';') || (close + 1 >= code.Count || code[close + 1].StartsLine && !code.Is(close + 1, '.')));

        private CodeNode? Around(int token) => outline.Functions.LastOrDefault(node => token >= node.Start && token < node.End);

        private List<Expression>? Arguments(int start, int end)
        {
            var found = new List<Expression>();
            for (var (from, i) = (start, start); i <= end; i++)
            {
                if (i == end || code.Is(i, ','))
                {
                    if (i > from && Expression.Of(code, text, from, i) is { } argument && !code.Is(from, '*') && !code.Is(from, '.'))
                        found.Add(argument);
                    else if (i > from || i < end)
                        return null;
                    from = i + 1;
                }
                else if (code.Opens(i))
                {
                    i = code.PairOf(i);
                }
            }

            return found;
        }

        private string Substituted(Expression expression, List<string> parameters, List<Expression> arguments)
        {
            var offset = code[expression.Start].Start - (code.IsText(expression.Start) ? 1 : 0);
            var written = expression.Text;
            foreach (var use in NameUses.In(code, expression.Start, expression.End).Where(use => parameters.Contains(use.Name)).OrderByDescending(use => use.Start))
                written = written.Remove(use.Start - offset, use.Name.Length)
                    .Insert(use.Start - offset, arguments[parameters.IndexOf(use.Name)].At(code, use.Token));
            return written;
        }
    }
}

using System.Text.RegularExpressions;
using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Values from outside that reach a database, a shell, an interpreter, a file name, an address or a page.</summary>
internal sealed partial class InjectionCheck(FoundList found)
{
    private readonly CodeText code = found.Code;

    private readonly bool hasChildProcess = found.Code.Text.Contains("child_process", StringComparison.Ordinal);

    public void Look() => new TaintFlow(found, Statement).Run();

    private void Statement(CodeNode node, int start, int end, TaintExpression values)
    {
        foreach (var call in CodeCall.In(code, start, end))
            if (!IsInside(node, call.Open))
                Call(call, values);
        Assigned(start, end, values);
        if (code.IsWord(start, "return"))
            Returned(start, end, values);
        if (code.Language is "PHP" && code.IsAnyWord(start, ["echo", "print"]))
            Markup(start, values.Of(start + 1, end), "the value");
    }

    /// <summary>What stands in a function inside of the statement is looked at with the values of that function.</summary>
    private static bool IsInside(CodeNode node, int token) => node.Kind is NodeKind.Statement
        && node.Children.Exists(child => child.IsFunction && child.Start <= token && token < child.End);

    /// <summary>A browser asks with the rights of the person who sits before it.</summary>
    private bool IsBrowser =>
        code.Language is "Vue" or "Svelte" || code.Path.Contains("resources/js/", StringComparison.Ordinal)
            || code.Path.Contains("/components/", StringComparison.Ordinal) || code.Path.Contains("/hooks/", StringComparison.Ordinal);

    /// <summary>Back to where the person came from, or to a place that the routes of the program name.</summary>
    private bool IsOwnAddress(CodeCall call) =>
        code.Span(call.Open, call.Close) is var target && (target.Contains("refer", StringComparison.OrdinalIgnoreCase) || target.Contains("reverse(", StringComparison.Ordinal) || target.Contains("url_for(", StringComparison.Ordinal));

    private void Call(CodeCall call, TaintExpression values)
    {
        var name = call.Name;
        var first = call.Arguments.Count > 0 ? values.Of(call.Arguments[0].Start, call.Arguments[0].End) : TextPattern.Constant;
        if (SinkNames.Sql.Contains(name))
            Sql(call, values);
        if (SinkNames.IsShell(code, call, hasChildProcess))
            Command(call, values);
        if (SinkNames.Evaluates(code, call) && first.Worst(Safe.No) is >= Origin.Parameter and var code1)
            Report(InjectionRules.Code, call.Start, $"`{name}` runs {From(code1)} as code", code1);
        if (SinkNames.IsTemplate(call.Path) && first.Worst(Safe.Html) is >= Origin.Parameter and var part && (first.IsBuilt || part >= Origin.Local))
            Report(InjectionRules.Template, call.Start, $"`{name}` gets a template with {From(part)} in it", part);
        if (SinkNames.OpensFile(call, code) && OfFirst(call, values, 2).Worst(Safe.Path) is Origin.Remote)
            Report(InjectionRules.Path, call.Start, $"`{name}` opens a file whose name comes from a request", Origin.Remote);
        if (SinkNames.Requests(code, call.Path) && !IsBrowser && Host(first) is Origin.Remote)
            Report(InjectionRules.Ssrf, call.Start, $"`{name}` asks an address that comes from a request", Origin.Remote);
        if (SinkNames.Redirects(call.Path) && !IsOwnAddress(call)
            && Host(code.IsPython ? first : OfFirst(call, values, 3)) is Origin.Remote)
            Report(InjectionRules.Redirect, call.Start, $"`{name}` leads to an address that comes from a request", Origin.Remote);
        if (SinkNames.Deserialises(call.Path) && first.Worst(Safe.No) is >= Origin.Parameter and var data)
            Report(InjectionRules.Deserialise, call.Start, $"`{call.Path}` reads {From(data)}", data);
        if (SinkNames.WritesMarkup(code, call.Path))
            Markup(call.Start, OfFirst(call, values, 4), $"`{name}`", SinkNames.TrustsMarkup(call.Path));
    }

    private static TextPattern OfFirst(CodeCall call, TaintExpression values, int most) =>
        call.Arguments.Take(most).Aggregate(TextPattern.Constant, (text, argument) => text.Then(values.Of(argument.Start, argument.End)));

    private void Sql(CodeCall call, TaintExpression values)
    {
        foreach (var (start, end) in call.Arguments.Take(2))
            if (SqlOrigin(values.Of(start, end)) is var origin and > Origin.Unknown)
                Report(InjectionRules.Sql, call.Start, $"The statement given to `{call.Name}` is put together with {From(origin)}", origin);
    }

    /// <summary>The least trusted part of a statement: as a value from a parameter on, as the name of a table or column only from outside.</summary>
    private static Origin SqlOrigin(TextPattern pattern)
    {
        var text = pattern.Text;
        if (!pattern.IsBuilt || !SqlText().IsMatch(text))
            return Origin.Constant;
        var worst = Origin.Constant;
        for (var i = 0; i < text.Length; i++)
        {
            if (!TextPattern.IsHole(text[i]) || TextPattern.OriginOf(text[i]) is var origin && origin <= worst)
                continue;
            if (TextPattern.OriginOf(text[i]) >= Origin.Local || !SqlName().IsMatch(text[..i]))
                worst = TextPattern.OriginOf(text[i]);
        }

        return worst is Origin.Unknown ? Origin.Constant : worst;
    }

    private void Command(CodeCall call, TaintExpression values)
    {
        var pattern = call.Arguments.Aggregate(TextPattern.Constant, (text, argument) => text.Then(values.Of(argument.Start, argument.End)));
        var worst = pattern.Worst(Safe.Shell);
        if (worst >= Origin.Local || (worst is Origin.Parameter && pattern.IsBuilt))
            Report(InjectionRules.Command, call.Start, $"A shell command is put together with {From(worst)}", worst);
    }

    private void Assigned(int start, int end, TaintExpression values)
    {
        for (var i = start; i < end; i++)
        {
            if (code.Slice(i) is "$where" && code.Is(i + 1, ':') && values.Of(i + 2, Math.Min(end, i + 3)) is { IsBuilt: true } where
                && where.Worst(Safe.No) is >= Origin.Parameter and var asked)
                Report(InjectionRules.Where, i, $"A script for the database is put together with {From(asked)}", asked);
            if (!code.IsAssignment(i))
                continue;
            var member = code.Is(i - 1, '+') ? i - 2 : i - 1;
            if (code.IsAnyWord(member, ["innerHTML", "outerHTML", "srcdoc"]) && code.Is(member - 1, '.'))
                Markup(i, values.Of(i + 1, end), $"`{code.Word(member)}`", trusts: true);
            if (code.IsWord(member, "CommandText") && SqlOrigin(values.Of(i + 1, end)) is var origin and > Origin.Unknown)
                Report(InjectionRules.Sql, member, $"The statement is put together with {From(origin)}", origin);
        }
    }

    private void Returned(int start, int end, TaintExpression values)
    {
        if (code.IsPython)
            Markup(start, values.Of(start + 1, end), "The page");
    }

    /// <param name="trusts">Whether what is given is markup by its nature; otherwise it must hold a tag.</param>
    private void Markup(int token, TextPattern pattern, string what, bool trusts = false)
    {
        var worst = pattern.Worst(Safe.Html);
        var holdsTag = Tag().IsMatch(pattern.Text);
        if (worst is Origin.Remote && (holdsTag || trusts || (code.Language is "PHP" && !pattern.IsBuilt)))
            Report(InjectionRules.Xss, token, $"{what} gets a value of a request as markup", worst);
        else if (worst is Origin.Parameter or Origin.Local && trusts && (holdsTag || pattern.IsBuilt))
            Report(InjectionRules.Xss, token, $"{what} gets {From(worst)} as markup", worst);
    }

    /// <summary>Where the host of an address comes from: what stands before its first slash.</summary>
    private static Origin Host(TextPattern pattern)
    {
        var text = pattern.Text;
        var start = text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && !text[..scheme].Any(TextPattern.IsHole) ? scheme + 3 : 0;
        var host = text[start..];
        var slash = host.IndexOf('/', StringComparison.Ordinal);
        return new TextPattern(slash >= 0 ? host[..slash] : host).Worst(Safe.No);
    }

    private void Report(Rule rule, int token, string message, Origin origin)
    {
        var (severity, confidence) = origin switch
        {
            Origin.Remote => (rule.Severity >= FindingSeverity.High ? FindingSeverity.Critical : rule.Severity, 0.9),
            Origin.Local => (rule.Severity, 0.75),
            _ => (rule.Severity >= FindingSeverity.High ? FindingSeverity.Medium : FindingSeverity.Low, 0.6),
        };
        found.Add(rule, token, message, severity: severity, confidence: confidence);
    }

    private static string From(Origin origin) => origin switch
    {
        Origin.Remote => "a value of a request",
        Origin.Local => "what the person types",
        _ => "a parameter of the function",
    };

    [GeneratedRegex(@"\b(select\b[\s\S]+\bfrom\b|insert\s+into\b|update\b[\s\S]+\bset\b|delete\s+from\b|drop\s+(table|database)\b|alter\s+table\b|create\s+(table|index|database)\b|where\s+[\w.""`\[\]]+\s*(=|like|in)|union\s+select|exec\s|call\s)", RegexOptions.IgnoreCase)]
    private static partial Regex SqlText();

    /// <summary>Behind these words comes the name of a table or column.</summary>
    [GeneratedRegex(@"(\b(from|into|join|update|table|index|database|order\s+by|group\s+by|select|exists|pragma|set|column|schema)\s+[""`\[(]?|[.,]\s*|[""`\[]|\(\s*|\uE001)$", RegexOptions.IgnoreCase)]
    private static partial Regex SqlName();

    [GeneratedRegex("<[a-zA-Z!/][^<]{0,400}")]
    private static partial Regex Tag();
}

using Maestro.Analysis.Code;
using Maestro.Analysis.Refactoring.Moves;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Writes extracted lines as a function, and the call in their place.</summary>
internal sealed class ExtractedFunction
{
    private readonly Selection selection;
    private readonly DataFlow flow;
    private readonly CodeText code;
    private readonly string text;
    private readonly string name;
    private readonly string language;
    private readonly bool isMethod;
    private readonly bool isAwaiting;
    private readonly CodeNode anchor;

    public ExtractedFunction(Selection selection, DataFlow flow, string text, string name, int first, int last)
    {
        (this.selection, this.flow, code, this.text, this.name, language) = (selection, flow, selection.Code, text, name, selection.Code.Language);
        isAwaiting = Enumerable.Range(selection.Start, selection.End - selection.Start).Any(i => code.IsWord(i, "await") && !selection.IsInInner(i));
        var usesThis = Enumerable.Range(selection.Start, selection.End - selection.Start)
            .Any(i => code.IsWord(i, "this") || (code.IsPython && code.IsAnyWord(i, ["self", "cls"])));
        anchor = selection.Function;
        while (anchor.Parent is { Kind: not (NodeKind.Root or NodeKind.Type) } parent)
            anchor = parent;
        var isInType = anchor.Parent is { Kind: NodeKind.Type } && anchor.Kind is NodeKind.Function;
        isMethod = isInType && (language is "C#" or "Java" || usesThis);
        if (!isMethod)
            while (anchor.Parent is { Kind: not NodeKind.Root } above && language is not ("C#" or "Java"))
                anchor = above;
        Problem = Limit(usesThis, isInType);
        if (Problem is null)
            Pieces = Write(first, last);
    }

    public string? Problem { get; private set; }

    /// <summary>For a person, such as <c>total(items, tax)</c>.</summary>
    public string Signature => $"{name}({string.Join(", ", Parameters.Select(parameter => parameter.Name))})";

    public IReadOnlyList<Piece> Pieces { get; } = [];

    private IEnumerable<FlowName> Parameters => flow.Parameters.Where(parameter => !(isMethod && code.IsPython && parameter.Name is "self" or "cls"));

    private string? Limit(bool usesThis, bool isInType)
    {
        if (usesThis && !isMethod)
            return "they use the object that the function belongs to, and what that is cannot be told here";
        if (isMethod && (code.IsPython || code.IsScript) && selection.Function != anchor && !(code.IsScript && IsArrowed()))
            return "they use the object that a function around this one belongs to";
        if (code.IsPython && usesThis && !code.IsWord(anchor.HeadStart, "self"))
            return "they use the class that the function belongs to";
        if (language is "C#" or "Java" && !isInType)
            return "the function around them stands in no type";
        if (isAwaiting && language is "C#")
            return "they await something, and the type of the result cannot be told";
        if (language is "C#" && Enumerable.Range(anchor.Start, anchor.HeadStart - anchor.Start).Any(i => code.Is(i, '<'))
            || (language is "Java" or "Go" or "TypeScript" && IsGeneric()))
            return "the function around them has type parameters";
        if (language is "Java" && flow.Results.Count > 1)
            return $"{string.Join(" and ", flow.Results.Select(result => result.Name))} are used behind the lines, and a function of Java returns one value";
        if (language is "TypeScript" or "C#" or "Go" or "Java"
            && Parameters.Concat(language is "TypeScript" ? [] : flow.Results).FirstOrDefault(one => one.Type is null) is { } untyped)
            return $"the type of {untyped.Name} is not written in the function";
        return language is "Go" or "C#" ? CopiedValue() : null;
    }

    private bool IsArrowed()
    {
        for (var at = selection.Function; at is not null && at != anchor; at = at.Function)
            if (code.IsWord(at.Start, "function") || at.Kind is NodeKind.Function)
                return false;
        return true;
    }

    private bool IsGeneric() =>
        Enumerable.Range(anchor.Start, Math.Max(0, anchor.HeadStart - anchor.Start)).Any(i => code.Is(i, '<'))
            || (language is "Go" && anchor.Name.Length > 0 && code.Is(anchor.HeadStart - 1, '['));

    /// <summary>A value that is copied when it is passed must not be changed in place.</summary>
    private string? CopiedValue()
    {
        foreach (var parameter in Parameters)
            for (var i = selection.Start; i < selection.End; i++)
            {
                if (!code.IsWord(i, parameter.Name) || NameUses.IsMember(code, i))
                    continue;
                if (language is "Go" && (code.Is(i - 1, '&') || (code.Is(i + 1, '.') && IsGoStruct(parameter.Type!)) || (code.Is(i + 1, '[') && parameter.Type![0] == '[' && parameter.Type[1] != ']')))
                    return $"{parameter.Name} ({parameter.Type}) may be changed in place, and a function would change a copy";
                if (language is "C#" && code.Is(i + 1, '.') && code.IsWord(i + 2) && (code.IsAssignment(i + 3) || code.IsAssignment(i + 4))
                    && !code.IsPair(i + 3, '=', '='))
                    return $"{parameter.Name} is changed in place, and whether a function would change a copy cannot be told";
            }

        return null;
    }

    private static bool IsGoStruct(string type) =>
        !type.StartsWith('*') && !type.StartsWith("map[", StringComparison.Ordinal) && !type.StartsWith("func", StringComparison.Ordinal)
        && type is not ("error" or "any" or "context.Context" or "io.Reader" or "io.Writer" or "http.ResponseWriter" or "time.Duration" or "time.Time" or "reflect.Type" or "reflect.Value");

    private List<Piece> Write(int first, int last)
    {
        var start = LineStart(first);
        var end = LineStart(last + 1);
        var indent = text[TextLines.StartOf(text, code[selection.Start].Start)..code[selection.Start].Start];
        var unit = code.IsPython ? "    " : indent.Contains('\t', StringComparison.Ordinal) ? "\t" : code.IsScript ? Unit() : "    ";
        var outer = text[TextLines.StartOf(text, code[anchor.Start].Start)..code[anchor.Start].Start];
        var body = text[start..end].TrimEnd('\n').Split('\n').Select(line => line.Trim().Length == 0 ? "" : outer + unit + (line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line.TrimStart())).ToList();
        if (flow.Results.Count > 0)
            body.Add($"{outer}{unit}return {Returned()}{Semicolon}");
        var function = $"{Head(outer)}\n{string.Join('\n', body)}\n{(code.IsPython ? "" : $"{outer}}}\n")}";
        return [new Piece(start, end - start, $"{indent}{Call()}{Semicolon}\n"), Placed(function)];
    }

    private string Unit() =>
        text.Split('\n').Select(line => line[..(line.Length - line.TrimStart(' ').Length)]).Where(space => space.Length > 1).MinBy(space => space.Length)
            ?? "  ";

    private string Semicolon => language is "C#" or "Java" || (code.IsScript && text.Contains(";\n", StringComparison.Ordinal)) ? ";" : "";

    private int LineStart(int line)
    {
        var at = 0;
        for (; line > 1 && at < text.Length; line--)
            at = TextLines.EndOf(text, at);
        return at;
    }

    private Piece Placed(string function)
    {
        var start = TextLines.WithComments(text, TextLines.StartOf(text, code[anchor.Start].Start));
        if (code.IsPython && !isMethod)
            return new Piece(start, 0, $"{function}\n\n");
        var last = code.Is(anchor.End, ';') || code.Is(anchor.End, ')') ? anchor.End : anchor.End - 1;
        var end = TextLines.EndOf(text, code[last].Start + code[last].Length);
        return new Piece(end, 0, $"{(text[..end].EndsWith('\n') ? "" : "\n")}\n{function}");
    }

    private string Head(string outer)
    {
        var names = Parameters.ToList();
        var asynchronous = isAwaiting ? "async " : "";
        switch (language)
        {
            case "Python":
                return $"{outer}{asynchronous}def {name}({string.Join(", ", (isMethod ? ["self"] : Array.Empty<string>()).Concat(names.Select(one => one.Name)))}):";
            case "Go":
                var types = string.Join(", ", flow.Results.Select(result => result.Type));
                return $"func {name}({string.Join(", ", names.Select(one => $"{one.Name} {one.Type}"))}) {(flow.Results.Count > 1 ? $"({types}) " : types.Length > 0 ? types + " " : "")}{{";
            case "TypeScript" or "JavaScript":
                var list = string.Join(", ", names.Select(one => language == "TypeScript" ? $"{one.Name}: {one.Type}" : one.Name));
                return isMethod
                    ? $"{outer}{(language == "TypeScript" ? "private " : "")}{asynchronous}{name}({list}) {{"
                    : $"{outer}{asynchronous}function {name}({list}) {{";
            default:
                var isStatic = Enumerable.Range(anchor.Start, Math.Max(0, anchor.HeadStart - anchor.Start)).Any(i => code.IsWord(i, "static"));
                var result = flow.Results.Count switch { 0 => "void", 1 => flow.Results[0].Type!, _ => $"({string.Join(", ", flow.Results.Select(one => $"{one.Type} {one.Name}"))})" };
                var parameters = string.Join(", ", names.Select(one => $"{one.Type} {one.Name}"));
                return $"{outer}private {(isStatic ? "static " : "")}{result} {name}({parameters}){Thrown()}{(language is "C#" ? $"\n{outer}{{" : " {")}";
        }
    }

    /// <summary>What a method of Java says that it throws.</summary>
    private string Thrown()
    {
        if (language is not "Java" || !code.IsWord(anchor.HeadEnd + 1, "throws"))
            return "";
        var open = anchor.HeadEnd + 1;
        while (!code.Is(open, '{'))
            open++;
        return $" {code.Span(anchor.HeadEnd + 1, open)}";
    }

    private string Returned() => flow.Results.Count == 1 || code.IsPython || language is "Go" ? string.Join(", ", flow.Results.Select(result => result.Name))
        : code.IsScript ? $"{{ {string.Join(", ", flow.Results.Select(result => result.Name))} }}" : $"({string.Join(", ", flow.Results.Select(result => result.Name))})";

    private string Call()
    {
        var call = $"{(isAwaiting ? "await " : "")}{(isMethod ? code.IsPython ? "self." : code.IsScript ? "this." : "" : "")}{name}({string.Join(", ", Parameters.Select(parameter => parameter.Name))})";
        if (flow.Results.Count == 0)
            return call;
        var names = string.Join(", ", flow.Results.Select(result => result.Name));
        var isNew = flow.Results[0].IsNew;
        var isSeveral = flow.Results.Count > 1;
        return language switch
        {
            "Python" => $"{names} = {call}",
            "Go" => $"{names} {(isNew ? ":=" : "=")} {call}",
            "C#" => $"{(isNew ? "var " : "")}{(isSeveral ? $"({names})" : names)} = {call}",
            "Java" => $"{(isNew ? flow.Results[0].Type + " " : "")}{names} = {call}",
            _ when isNew => $"{(flow.Results.All(result => result.Word == "const") ? "const" : "let")} {(isSeveral ? $"{{ {names} }}" : names)} = {call}",
            _ => isSeveral ? $"({{ {names} }} = {call})" : $"{names} = {call}",
        };
    }
}

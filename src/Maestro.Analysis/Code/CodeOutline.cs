namespace Maestro.Analysis.Code;

/// <summary>A source file with its outline, for the checks.</summary>
internal sealed class CodeOutline
{
    private const int Longest = 1 << 20;

    private CodeOutline(CodeText code)
    {
        Code = code;
        Root = CodeLanguage.Outline(code);
        Functions = [.. Root.All().Where(node => node.IsFunction)];
    }

    public CodeText Code { get; }

    public CodeNode Root { get; }

    /// <summary>Every function, inner ones after the one that they stand in.</summary>
    public IReadOnlyList<CodeNode> Functions { get; }

    /// <summary>Null when the language is not one that can be outlined.</summary>
    public static CodeOutline? Of(string path, string text)
    {
        var code = text.Length <= Longest && CodeLanguage.IsKnown(Source.SourceScanner.LanguageOf(path)) ? new CodeText(path, text) : null;
        return code is null ? null : new CodeOutline(code);
    }

    /// <summary>How a person calls a function: with its type, or by the function it stands in.</summary>
    public static string NameOf(CodeNode function)
    {
        if (function.Name.Length == 0)
            return function.Function is { } outer ? $"a function inside {NameOf(outer)}" : "a function without a name";
        for (var at = function.Parent; at is not null; at = at.Parent)
            if (at.Kind is NodeKind.Type && at.Name.Length > 0)
                return $"{at.Name}.{function.Name}";
        return function.Name;
    }
}

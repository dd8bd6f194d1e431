using System.Collections.Frozen;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>What begins and ends a comment or a string of a language.</summary>
internal sealed record Span(string Open, string Close, Tone Tone, char Escape = '\0', bool ManyLines = false, bool Nests = false)
{
    public static Span Quoted(char quote, bool manyLines = false, char escape = '\\') => new($"{quote}", $"{quote}", Tone.Text, escape, manyLines);

    public static Span Comment(string open, string close, bool nests = false) => new(open, close, Tone.Comment, ManyLines: true, Nests: nests);
}

/// <summary>How a key is told from what it holds.</summary>
internal enum KeyStyle
{
    None,

    /// <summary>A word or string before a colon.</summary>
    Colon,

    /// <summary>What a line holds before an equals sign.</summary>
    Equals,
}

/// <summary>The table that tells the general lexer a language.</summary>
internal sealed record LanguageRules
{
    public FrozenSet<string> Keywords { get; init; } = FrozenSet<string>.Empty;

    public FrozenSet<string> Types { get; init; } = FrozenSet<string>.Empty;

    public string[] LineComments { get; init; } = [];

    /// <summary>The longest opening first where one begins like another.</summary>
    public Span[] Spans { get; init; } = [];

    /// <summary>A word with a capital letter is a type.</summary>
    public bool CapitalIsType { get; init; }

    /// <summary>A word before a parenthesis is a function.</summary>
    public bool Calls { get; init; } = true;

    /// <summary>A line comment counts only at the start of a word.</summary>
    public bool SpaceBeforeComment { get; init; }

    /// <summary>A single quote may also begin a name that no quote ends, as a lifetime does.</summary>
    public bool LooseQuote { get; init; }

    /// <summary>Characters that may stand in a word besides letters, digits and the underscore.</summary>
    public string WordMarks { get; init; } = "";

    /// <summary>Signs that make a keyword of the word after them: directives and decorators.</summary>
    public string DirectiveMarks { get; init; } = "";

    public KeyStyle Keys { get; init; }

    public static FrozenSet<string> Words(string words, bool anyCase = false) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(anyCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}

namespace Maestro.Analysis.Source;

/// <summary>How a language writes comments and literals.</summary>
[Flags]
internal enum LexicalRules
{
    None = 0,
    SlashComments = 1 << 0,
    NestedComments = 1 << 1,
    HashComments = 1 << 2,

    /// <summary>Single quotes hold text; otherwise they hold one character or are a mark (a lifetime, a digit separator).</summary>
    SingleQuotedText = 1 << 3,
    TripleQuotes = 1 << 4,

    /// <summary>Back quotes hold text in which <c>${}</c> holds code.</summary>
    Templates = 1 << 5,
    BackQuotedText = 1 << 6,

    /// <summary>Text with <c>@</c> and <c>$</c> before the quotes, as in C#.</summary>
    PrefixedText = 1 << 7,

    /// <summary><c>r#"text"#</c>, as in Rust.</summary>
    HashedText = 1 << 8,

    /// <summary><c>R"x(text)x"</c>, as in C++.</summary>
    DelimitedText = 1 << 9,
    RegexLiterals = 1 << 10,
    Directives = 1 << 11,
    DollarWords = 1 << 12,

    C = SlashComments | Directives,
    CPlusPlus = C | DelimitedText,
    CSharp = SlashComments | Directives | TripleQuotes | PrefixedText,
    Java = SlashComments | TripleQuotes | DollarWords,
    JavaScript = SlashComments | SingleQuotedText | Templates | RegexLiterals | DollarWords,
    Python = HashComments | SingleQuotedText | TripleQuotes,
    Go = SlashComments | BackQuotedText,
    Rust = SlashComments | NestedComments | HashedText,
    Kotlin = SlashComments | NestedComments | TripleQuotes | BackQuotedText,
    Php = SlashComments | HashComments | SingleQuotedText | DollarWords,
    Ruby = HashComments | SingleQuotedText,
}

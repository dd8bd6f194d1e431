namespace Maestro.Presentation.Text;

/// <summary>What a piece of text is to the reader; a theme decides how that looks.</summary>
public enum Tone
{
    Plain,

    /// <summary>Less important than what is around it: reasoning, hints, times.</summary>
    Dim,

    Strong,
    Emphasis,
    Heading,

    /// <summary>Code inside a line of text.</summary>
    Code,

    Link,

    /// <summary>The bar or bullet before a quotation or an item, rules, borders of tables.</summary>
    Mark,

    Keyword,
    TypeName,
    FunctionName,
    Text,
    Number,
    Comment,

    /// <summary>A command, a path or a name that the line is about.</summary>
    Accent,

    Added,
    Removed,

    /// <summary>The line of a diff that says where its lines stand.</summary>
    Hunk,

    Success,
    Warning,
    Error,

    /// <summary>What a search found.</summary>
    Found,
}

using Maestro.Presentation.Text;
using static Maestro.Presentation.Code.LanguageRules;

namespace Maestro.Presentation.Code;

/// <summary>The languages that hold data.</summary>
internal static class DataRules
{
    public static LanguageRules Json() => new()
    {
        Keywords = Words("true false null"),
        LineComments = ["//"],
        Spans = [Span.Comment("/*", "*/"), Span.Quoted('"')],
        Keys = KeyStyle.Colon,
        Calls = false,
    };

    public static LanguageRules Yaml() => new()
    {
        Keywords = Words("true false null yes no on off", anyCase: true),
        LineComments = ["#"],
        Spans = [Span.Quoted('"'), Span.Quoted('\'', escape: '\0')],
        SpaceBeforeComment = true,
        WordMarks = "-./$",
        Keys = KeyStyle.Colon,
        Calls = false,
    };

    public static LanguageRules Toml() => new()
    {
        Keywords = Words("true false inf nan"),
        LineComments = ["#", ";"],
        Spans =
        [
            new Span("\"\"\"", "\"\"\"", Tone.Text, '\\', ManyLines: true),
            new Span("'''", "'''", Tone.Text, ManyLines: true),
            Span.Quoted('"'),
            Span.Quoted('\'', escape: '\0'),
        ],
        WordMarks = "-",
        Keys = KeyStyle.Equals,
        Calls = false,
    };
}

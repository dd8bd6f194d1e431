using Maestro.Presentation.Text;
using static Maestro.Presentation.Code.LanguageRules;

namespace Maestro.Presentation.Code;

/// <summary>The languages whose blocks stand in braces.</summary>
internal static class CurlyRules
{
    private static readonly Span BlockComment = Span.Comment("/*", "*/");
    private static readonly Span Character = Span.Quoted('\'');
    private static readonly Span Line = Span.Quoted('"');

    public static LanguageRules CSharp() => new()
    {
        Keywords = Words("abstract as async await base break case catch checked class const continue default delegate do else enum event explicit extern false finally fixed for foreach from get global goto if implicit in init interface internal is lock namespace new not null operator or and out override params partial private protected public readonly record ref required return sealed select set sizeof stackalloc static struct switch this throw true try typeof unchecked unsafe using var virtual volatile when where while with yield"),
        Types = Words("bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort void"),
        LineComments = ["//"],
        Spans = [BlockComment, new Span("\"\"\"", "\"\"\"", Tone.Text, ManyLines: true), new Span("$@\"", "\"", Tone.Text, ManyLines: true), new Span("@\"", "\"", Tone.Text, ManyLines: true), Line, Character],
        CapitalIsType = true,
        DirectiveMarks = "#",
    };

    public static LanguageRules Script() => new()
    {
        Keywords = Words("abstract any as asserts async await break case catch class const continue debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace new null of package private protected public readonly return satisfies set static super switch this throw true try type typeof undefined var void while with yield"),
        Types = Words("bigint boolean never number object string symbol unknown"),
        LineComments = ["//"],
        Spans = [BlockComment, Line, Character, Span.Quoted('`', manyLines: true)],
        CapitalIsType = true,
        WordMarks = "$",
        DirectiveMarks = "@",
    };

    public static LanguageRules Java() => new()
    {
        Keywords = Words("abstract as assert break by case catch class companion const continue data default def do else enum extends extension false final finally for fun func goto guard if implements import in init instanceof interface internal is lateinit lazy let match native new nil null object of open operator override package permits private protected protocol public record return sealed self static strictfp struct super suspend switch synchronized this throw throws trait transient true try typealias val var volatile when where while with yield"),
        Types = Words("boolean byte char double float int long short void"),
        LineComments = ["//"],
        Spans = [BlockComment, new Span("\"\"\"", "\"\"\"", Tone.Text, '\\', ManyLines: true), Line, Character],
        CapitalIsType = true,
        DirectiveMarks = "@",
    };

    public static LanguageRules C() => new()
    {
        Keywords = Words("alignas alignof asm auto break case catch class concept const consteval constexpr constinit continue co_await co_return co_yield decltype default delete do else enum explicit export extern false final for friend goto if inline mutable namespace new noexcept nullptr NULL operator override private protected public register requires restrict return sizeof static static_assert static_cast dynamic_cast reinterpret_cast const_cast struct switch template this thread_local throw true try typedef typeid typename union using virtual volatile while"),
        Types = Words("bool char char8_t char16_t char32_t double float int long short signed size_t ssize_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t unsigned void wchar_t"),
        LineComments = ["//"],
        Spans = [BlockComment, Line, Character],
        CapitalIsType = true,
        DirectiveMarks = "#",
    };

    public static LanguageRules Go() => new()
    {
        Keywords = Words("break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil package range return select struct switch true type var"),
        Types = Words("any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr"),
        LineComments = ["//"],
        Spans = [BlockComment, Line, Character, Span.Quoted('`', manyLines: true, escape: '\0')],
        CapitalIsType = true,
    };

    public static LanguageRules Rust() => new()
    {
        Keywords = Words("as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self static struct super trait true type union unsafe use where while"),
        Types = Words("bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self"),
        LineComments = ["//"],
        Spans = [Span.Comment("/*", "*/", nests: true), new Span("r##\"", "\"##", Tone.Text, ManyLines: true), new Span("r#\"", "\"#", Tone.Text, ManyLines: true), Span.Quoted('"', manyLines: true), Character],
        CapitalIsType = true,
        LooseQuote = true,
    };

    public static LanguageRules Css() => new()
    {
        Keywords = Words("important"),
        Spans = [BlockComment, Line, Character],
        WordMarks = "-",
        DirectiveMarks = "@$",
        Keys = KeyStyle.Colon,
        Calls = false,
    };
}

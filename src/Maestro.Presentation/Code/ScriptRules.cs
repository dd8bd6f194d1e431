using Maestro.Presentation.Text;
using static Maestro.Presentation.Code.LanguageRules;

namespace Maestro.Presentation.Code;

/// <summary>The languages whose blocks stand in words or indentation.</summary>
internal static class ScriptRules
{
    public static LanguageRules Python() => new()
    {
        Keywords = Words("and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield"),
        Types = Words("bool bytes dict float frozenset int list object set str tuple type"),
        LineComments = ["#"],
        Spans = [new Span("\"\"\"", "\"\"\"", Tone.Text, '\\', ManyLines: true), new Span("'''", "'''", Tone.Text, '\\', ManyLines: true), Span.Quoted('"'), Span.Quoted('\'')],
        CapitalIsType = true,
        DirectiveMarks = "@",
    };

    public static LanguageRules Ruby() => new()
    {
        Keywords = Words("alias and begin break case class def defined do else elsif end ensure extend false for if in include module next nil not or private protected public raise redo require require_relative rescue retry return self super then true undef unless until when while yield"),
        LineComments = ["#"],
        Spans = [Span.Comment("=begin", "=end"), Span.Quoted('"', manyLines: true), Span.Quoted('\'', manyLines: true)],
        CapitalIsType = true,
        DirectiveMarks = "@:",
    };

    public static LanguageRules Shell() => new()
    {
        Keywords = Words("alias break case continue declare do done elif else esac eval exec exit export fi for function if in local readonly return select set shift source then trap unset until while FROM RUN COPY ADD CMD ENTRYPOINT ENV ARG WORKDIR EXPOSE USER VOLUME LABEL AS"),
        LineComments = ["#"],
        Spans = [Span.Quoted('"', manyLines: true), Span.Quoted('\'', manyLines: true, escape: '\0')],
        SpaceBeforeComment = true,
        WordMarks = "-",
        DirectiveMarks = "$",
    };

    public static LanguageRules Sql() => new()
    {
        Keywords = Words("add all alter and any as asc begin between by cascade case check column commit constraint create cross database default delete desc distinct drop else end except exists explain false fetch foreign from full function grant group having if in index inner insert intersect into is join key left like limit natural not null offset on or order outer over partition pragma primary procedure references replace returning revoke right rollback row rows select set table then transaction trigger true truncate union unique update using values view when where window with", anyCase: true),
        Types = Words("bigint binary blob boolean char date datetime decimal double float int integer json jsonb money numeric real serial smallint text time timestamp timestamptz uuid varchar", anyCase: true),
        LineComments = ["--"],
        Spans = [Span.Comment("/*", "*/"), Span.Quoted('\'', manyLines: true, escape: '\0'), Span.Quoted('"', escape: '\0'), Span.Quoted('`', escape: '\0')],
    };
}

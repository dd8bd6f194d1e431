using System.Text;
using CsCheck;
using Maestro.Presentation.Code;
using Maestro.Presentation.Tests.Markdown;
using Maestro.Presentation.Text;
using Maestro.Testing;

namespace Maestro.Presentation.Tests.Code;

public sealed class CodeHighlighterTests
{
    private static readonly (string Language, string Code)[] Samples =
    [
        ("csharp", "/* two\n lines */ public sealed class Login(string name) // why\n{\n    #region x\n    var text = $\"a \\\" b\" + @\"c\n    d\"; Call(0x1F, 1_000.5e-3, 'c');\n}"),
        ("ts", "@Injectable()\nexport const f = async (a: string): Promise<User> => `x\n ${a}`; // done"),
        ("python", "@cached\ndef run(self, n=10):\n    \"\"\"Doc\n    string\"\"\"\n    return None  # why"),
        ("go", "func (s *Server) Run() error { return fmt.Errorf(`raw\n%d`, 3) }"),
        ("rust", "fn first<'a>(x: &'a str) -> char { println!(\"{}\", x); /* a /* b */ c */ 'x' }"),
        ("java", "@Override\npublic void run() throws IOException { int x = 5L; }"),
        ("cpp", "#include <vector>\nstd::vector<int> v{1'000, 0xff}; // c"),
        ("json", "{ \"key\": [\"value\", 1.5e3, true, null] }"),
        ("yaml", "# comment\nname: \"x\" # y\nitems:\n  - a-b: 3\n    on: true"),
        ("toml", "[package]\nname = \"x\" # c\nedition.workspace = true\nlist = [1, 2]"),
        ("sh", "# c\nfor f in *.txt; do echo \"$f # no\" '$x'; done; make $HOME#x"),
        ("sql", "SELECT id, count(*) FROM users WHERE name = 'it''s' -- c"),
        ("html", "<!-- a\nb --><a href=\"x\n y\" disabled>text &amp; more</a>"),
        ("css", "@media (x) { .a-b:hover { color: #fff; margin: 10px; } } /* c */"),
        ("diff", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n same"),
        ("unknown", "if (true) // plain"),
    ];

    [Fact]
    public void Languages_are_told_by_their_rules()
    {
        var all = new StringBuilder();
        foreach (var (language, code) in Samples)
        {
            var highlighter = CodeHighlighter.For(language);
            all.Append(language).Append('\n').Append(Shown.Of(code.Split('\n').Select(line => new StyledLine(highlighter.Next(line))))).Append('\n');
        }

        Golden.Matches("Languages", all.ToString());
    }

    [Fact]
    public void No_language_loses_a_character()
    {
        var line = Gen.String[Gen.Char["ab_19 .\"'`/*<>!-#=@$:;[]{}()\\&漢é"], 0, 50];
        var language = Pick.From(Samples.Select(sample => sample.Language).ToArray());
        Gen.Select(language, line.Array[1, 8]).Sample((name, lines) =>
        {
            var highlighter = CodeHighlighter.For(name);
            return lines.All(one =>
            {
                var peek = string.Concat(highlighter.Peek(one).Select(run => run.Text));
                return peek == one && string.Concat(highlighter.Next(one).Select(run => run.Text)) == one;
            });
        }, iter: 5_000);
    }

    [Fact]
    public void A_file_is_known_by_its_name()
    {
        Assert.Equal(Tone.Keyword, CodeHighlighter.ForFile("src/a.cs").Next("class A")[0].Tone);
        Assert.Equal(Tone.Keyword, CodeHighlighter.ForFile("Dockerfile").Next("FROM x")[0].Tone);
        Assert.Equal(Tone.Plain, CodeHighlighter.ForFile("notes").Next("class A")[0].Tone);
    }
}

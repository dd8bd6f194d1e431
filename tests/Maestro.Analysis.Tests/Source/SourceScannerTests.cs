using CsCheck;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Tests.Source;

public sealed class SourceScannerTests
{
    private static readonly string[] s_names =
        ["a.cs", "a.ts", "a.vue", "a.py", "a.go", "a.rs", "a.java", "a.kt", "a.php", "a.rb", "a.c", "a.hpp", "a.md", "a.sql", "a.sh", "tsconfig.json", "go.mod"];

    private static readonly string[] s_pieces =
    [
        "{", "}", "(", ")", "\"", "'", "`", "${", "\"\"\"", "/*", "*/", "//", "#", "#if", "#else", "\\", "\n", "r#\"", "R\"x(", "$@\"", "<", ">", "=", "=>", ";", ",", ".", "::",
        " class ", " def ", " fn ", " func ", " use ", " import ", " from ", " export ", " type ", " impl ", " namespace ", " x ", "é", "\uD800", "\0", "@", "/[", "module.exports",
    ];

    [Fact]
    public void Any_text_is_scanned_to_its_end() => Gen.Select(Gen.Int[0, s_names.Length - 1], Gen.Int[0, s_pieces.Length - 1].Array[0, 60]).Sample((name, pieces) =>
    {
        var text = string.Concat(pieces.Select(p => s_pieces[p]));
        var source = SourceScanner.Scan(s_names[name], text);
        var lines = text.Split('\n').Length;
        Assert.Equal(text.Length == 0 ? 0 : text[^1] == '\n' ? lines - 1 : lines, source.Lines);
        Assert.All(source.Symbols, s => Assert.InRange(s.Line, 1, lines));
        Assert.All(source.Imports, i => Assert.NotEmpty(i));
    });

    [Fact]
    public void Deep_nesting_and_long_lines_are_no_trouble()
    {
        var deep = string.Concat(Enumerable.Repeat("class A { (`${ /[ ' ", 50_000));

        Assert.All(s_names, name => Assert.NotNull(SourceScanner.Scan(name, deep)));
    }

    [Theory]
    [InlineData("a.go", "package a\ntype (\n\tA struct {\n\t\tB int\n\t}\n\tC int\n)\nfunc (a *A[T]) Do() {}\nfunc (b hidden) Do() {}\nconst (\n\tD = iota\n\te\n)\nvar s = `func F() {`\n",
        "A:3 C:6 A.Do:8 -hidden.Do:9 D:11 -e:12 -s:14")]
    [InlineData("a.rs", "#[derive(Debug)]\npub struct A<'a> { x: &'a str }\nimpl<'a> A<'a> {\n pub fn new() -> Self { let s = r#\"pub fn no() {\"#; }\n fn own(&self) {}\n}\npub trait T { fn t(&self); }\n"
        + "impl T for A<'_> { fn t(&self) {} }\npub(crate) const C: char = '{';\nmacro_rules! m { () => {} }\nmod tests { pub fn hidden() {} }",
        "A:2 A.new:4 -A.own:5 T:7 T.t:7 C:9 -m:10")]
    [InlineData("a.java", "package a;\n@Retention(RUNTIME)\npublic @interface Mark {}\npublic enum Size { SMALL(1) { void no() {} }, LARGE; int n; }\nclass A<T extends B> {\n @Override public <X> List<X> all(int a) { return null; }\n"
        + " private static final int C = 1;\n A() {}\n}", "Mark:3 Size:4 Size.n:4 A:5 A.all:6 -A.C:7")]
    [InlineData("a.kt", "package a\nimport b.C\nenum class E { X }\ndata class A(val x: Int) {\n  private fun <T> hidden() {}\n  fun shown() = 1\n  companion object { const val M = 1 }\n}\nfun String.ext() {}",
        "E:3 A:4 -A.hidden:5 A.shown:6 A.M:7 ext:9")]
    [InlineData("a.php", "<?php\nnamespace App;\nuse App\\Models\\User;\nclass A {\n  public function run($x) { $f = function() {}; }\n  private function own() {}\n}", "A:4 A.run:5 -A.own:6")]
    [InlineData("a.rb", "module M\n  class A < B\n    def self.make\n    end\n    private\n    def own\n    end\n  end\nend", "M:1 M.A:2 A.make:3 -A.own:6")]
    [InlineData("a.cpp", "namespace a { namespace {\ntemplate <typename T = int> class A final : public B<T> {\n public:\n  A() : x_{1} {}\n  int get() const noexcept { return 1'000; }\n};\n} }\nint A::get() {}\n"
        + "static void own(const char* s = \"void f() {\") {}\nextern \"C\" { int c_call(void) {} }\nenum class E : int { X };", "-a:1 A:2 A.get:5 A.get:8 -own:9 c_call:10 E:11")]
    [InlineData("a.h", "#ifndef A_H\n#define A_H\n#define LIMIT 5\ntypedef struct a { int x; } a_t;\nint run(int a, void (*f)(int));\nextern int count;\n#endif", "LIMIT:3 a:4 run:5")]
    [InlineData("a.md", "# One\n```\n# no\n```\n## Two ##\n#no", "One:1 Two:5")]
    [InlineData("a.sql", "CREATE TABLE IF NOT EXISTS shop.\"orders\" (id int);\ncreate or replace function total() returns int", "orders:1 total:2")]
    [InlineData("a.sh", "#!/bin/sh\nbuild() {\n  echo hi\n}\nfunction run-all {\n}", "build:2 run-all:5")]
    [InlineData("a.vue", "<template><p>it's</p></template>\n<script setup lang=\"ts\">\nimport x from './x'\nexport function run() {}\n</script>", "run:4")]
    public void Each_language_declares_what_it_should(string path, string text, string symbols) => Assert.Equal(symbols, Scanning.Symbols(path, text));

    [Theory]
    [InlineData("src/app.ts", false, false)]
    [InlineData("tests/app.ts", true, false)]
    [InlineData("src/App.Tests/Cart.cs", true, false)]
    [InlineData("src/CartTests.cs", true, false)]
    [InlineData("src/Latest.cs", false, false)]
    [InlineData("pkg/cart_test.go", true, false)]
    [InlineData("src/app.spec.ts", true, false)]
    [InlineData("test_cart.py", true, false)]
    [InlineData("src/contest.py", false, false)]
    [InlineData("examples/web/main.go", false, true)]
    public void Tests_and_samples_are_told_from_the_path(string path, bool isTest, bool isSample) =>
        Assert.Equal((isTest, isSample), (TestPaths.IsTest(path), TestPaths.IsSample(path)));
}

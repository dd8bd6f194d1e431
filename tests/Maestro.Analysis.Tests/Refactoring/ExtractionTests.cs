using Maestro.Analysis.Refactoring.Extracts;

namespace Maestro.Analysis.Tests.Refactoring;

public sealed class ExtractionTests
{
    [Theory]
    [InlineData(
        "a.py", 3, 5,
        "def bill(items, rate):\n    count = 0\n    total = 0\n    for item in items:\n        total += item * rate\n    return total, count\n",
        "def part(items, rate):\n    total = 0\n    for item in items:\n        total += item * rate\n    return total\n\n\ndef bill(items, rate):\n    count = 0\n    total = part(items, rate)\n    return total, count\n")]
    [InlineData(
        "c.py", 6, 9,
        "def f(x):\n    try:\n        a()\n    except E as e:\n        log(e)\n    try:\n        x = b(x)\n    except E as e:\n        log(e)\n    return x\n",
        "def part(x):\n    try:\n        x = b(x)\n    except E as e:\n        log(e)\n    return x\n\n\ndef f(x):\n    try:\n        a()\n    except E as e:\n        log(e)\n    x = part(x)\n    return x\n")]
    [InlineData(
        "b.cs", 5, 5,
        "class A {\n    void F(int n) {\n        for (int i = 0; i < n; i++)\n            G(i);\n        for (int i = 0; i < n; i++) G(i);\n        for (int i = 0; i < n; i++) G(i);\n    }\n}\n",
        "class A {\n    void F(int n) {\n        for (int i = 0; i < n; i++)\n            G(i);\n        part(n);\n        for (int i = 0; i < n; i++) G(i);\n    }\n\n    private void part(int n)\n    {\n        for (int i = 0; i < n; i++) G(i);\n    }\n}\n")]
    [InlineData(
        "b.py", 3, 3,
        "class A:\n    def run(self, x):\n        self.seen = f'{x}'\n        x = x + 1\n        return x\n",
        "class A:\n    def run(self, x):\n        self.part(x)\n        x = x + 1\n        return x\n\n    def part(self, x):\n        self.seen = f'{x}'\n")]
    [InlineData(
        "a.ts", 3, 4,
        "export async function bill(items: string[], rate = 2) {\n  let total: number = 0;\n  const found = await read(items);\n  total = total + found.length;\n  return total;\n}\n",
        "export async function bill(items: string[], rate = 2) {\n  let total: number = 0;\n  total = await part(items, total);\n  return total;\n}\n\nasync function part(items: string[], total: number) {\n  const found = await read(items);\n  total = total + found.length;\n  return total;\n}\n")]
    [InlineData(
        "a.cs", 6, 8,
        "class A\n{\n    static int Bill(List<int> items, int rate)\n    {\n        int total = 0;\n        foreach (var item in items)\n            total += item * rate;\n        Log(total);\n        return total;\n    }\n}\n",
        "class A\n{\n    static int Bill(List<int> items, int rate)\n    {\n        int total = 0;\n        total = part(items, total, rate);\n        return total;\n    }\n\n    private static int part(List<int> items, int total, int rate)\n    {\n        foreach (var item in items)\n            total += item * rate;\n        Log(total);\n        return total;\n    }\n}\n")]
    [InlineData(
        "a.go", 4, 6,
        "package a\n\nfunc (s *Shop) bill(a, b int) int {\n\ttotal := 0\n\ttotal += a * b\n\ts.seen = true\n\treturn total\n}\n",
        "package a\n\nfunc (s *Shop) bill(a, b int) int {\n\ttotal := part(a, b, s)\n\treturn total\n}\n\nfunc part(a int, b int, s *Shop) int {\n\ttotal := 0\n\ttotal += a * b\n\ts.seen = true\n\treturn total\n}\n")]
    [InlineData(
        "A.java", 3, 4,
        "class A {\n    int bill(int[] items) throws IOException {\n        int total = 0;\n        for (int item : items) total += item;\n        return total;\n    }\n}\n",
        "class A {\n    int bill(int[] items) throws IOException {\n        int total = part(items);\n        return total;\n    }\n\n    private int part(int[] items) throws IOException {\n        int total = 0;\n        for (int item : items) total += item;\n        return total;\n    }\n}\n")]
    public async Task Lines_become_a_function_with_what_they_need_and_give(string path, int first, int last, string before, string expected)
    {
        using var after = await new Refactored((path, before)).Do((search, _) => FunctionExtraction.Plan(search, path, first, last, "part"));
        Assert.Equal(expected, after[path]);
    }

    [Theory]
    [InlineData("a.py", 2, 3, "def f(x):\n    if x:\n        return 1\n    return 2\n", "line 3 holds return")]
    [InlineData("a.py", 3, 3, "def f(xs):\n    for x in xs:\n        if x: break\n", "line 3 holds break, and its loop is outside")]
    [InlineData("a.py", 2, 3, "def f(x):\n    if x:\n        y = 1\n    return y\n", "y is only set under a condition")]
    [InlineData("a.py", 2, 2, "def f(x):\n    if x:\n        y = 1\n", "the lines are no whole statements of one block")]
    [InlineData("a.py", 2, 3, "def f(x):\n    try:\n        g()\n    finally:\n        h()\n", "the lines end before the last branch")]
    [InlineData("a.py", 1, 1, "x = 1\n", "the lines stand in no function")]
    [InlineData("a.py", 4, 4, "def f(x):\n    def g():\n        return x\n    x = 2\n    return g\n", "x is set in the lines and used by an inner function")]
    [InlineData("a.cs", 4, 4, "class A {\n  void F() {\n    var x = G();\n    H(x);\n  }\n}\n", "the type of x is not written")]
    [InlineData("a.cs", 4, 4, "class A {\n  int F(P p) {\n    H();\n    p.X = 1;\n    return p.X;\n  }\n}\n", "p is changed in place")]
    [InlineData("a.go", 5, 5, "package a\n\nfunc f() {\n\tvar b bytes.Buffer\n\tb.WriteString(\"x\")\n}\n", "b (bytes.Buffer) may be changed in place")]
    [InlineData("a.ts", 4, 4, "function f() {\n  let n = 0;\n  const inc = () => { n++; };\n  inc(), use(n);\n}\n", "n is used in the lines and set by an inner function")]
    [InlineData("A.java", 3, 4, "class A {\n  int f() {\n    int a = 1;\n    int b = 2;\n    return a + b;\n  }\n}\n", "a and b are used behind the lines")]
    [InlineData("a.rb", 1, 1, "puts 1\n", "lines of Ruby cannot be extracted")]
    public async Task Lines_that_cannot_leave_their_function_are_refused(string path, int first, int last, string before, string why)
    {
        using var after = await new Refactored((path, before)).Do((search, _) => FunctionExtraction.Plan(search, path, first, last, "part"));
        Assert.Contains(why, after.Plan.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.py", "86400", "\"\"\"86400\"\"\"\nimport os\n\n\ndef f(x):\n    return x * 86400 + 864001 + int('86400')\n", "\"\"\"86400\"\"\"\nimport os\n\nDAY = 86400\n\n\ndef f(x):\n    return x * DAY + 864001 + int('86400')\n")]
    [InlineData("a.ts", "'a b'", "import x from 'a b';\nx({ 'a b': 1 }, \"a b\");\n", "import x from 'a b';\n\nconst DAY = \"a b\";\nx({ 'a b': 1 }, DAY);\n")]
    [InlineData("a.cs", "86400", "class A\n{\n    int F(int x) => x * 86400;\n}\n", "class A\n{\n    private const int DAY = 86400;\n\n    int F(int x) => x * DAY;\n}\n")]
    [InlineData("a.go", "86400", "package a\n\nimport \"fmt\"\n\nfunc f() { fmt.Println(86400) }\n", "package a\n\nimport \"fmt\"\n\nconst DAY = 86400\n\nfunc f() { fmt.Println(DAY) }\n")]
    public async Task A_literal_gets_a_name(string path, string literal, string before, string expected)
    {
        using var after = await new Refactored((path, before)).Do((search, _) => ConstantExtraction.Plan(search, path, literal, "DAY"));
        Assert.Equal(expected, after[path]);
    }
}

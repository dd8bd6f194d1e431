using Maestro.Analysis.Refactoring.Inlines;

namespace Maestro.Analysis.Tests.Refactoring;

public sealed class InlineTests
{
    [Theory]
    [InlineData("a.py", "def f(a, b):\n    total = a + b\n    print(total)\n    return total * 2\n", "def f(a, b):\n    print(a + b)\n    return (a + b) * 2\n")]
    [InlineData("b.py", "def f(a):\n    total = read(a, deep=True)\n    return total\n", "def f(a):\n    return read(a, deep=True)\n")]
    [InlineData("a.ts", "function f(a: number) {\n  const total: number = a - 1;\n  return { total, b: 2 - total };\n}\n", "function f(a: number) {\n  return { total: a - 1, b: 2 - (a - 1) };\n}\n")]
    [InlineData("a.cs", "class A {\n    int f(int a) {\n        double total = a / 2;\n        return (int)(total * 3);\n    }\n}\n", "class A {\n    int f(int a) {\n        return (int)(((double)(a / 2)) * 3);\n    }\n}\n")]
    [InlineData("a.go", "package a\n\nfunc f(a int) int {\n\ttotal := a + 1\n\treturn total * total\n}\n", "package a\n\nfunc f(a int) int {\n\treturn (a + 1) * (a + 1)\n}\n")]
    public async Task A_variable_becomes_its_value(string path, string before, string expected)
    {
        using var after = await new Refactored((path, before)).Do((search, _) => VariableInline.Plan(search, "total", "f", [path]));
        Assert.Equal(expected, after[path]);
    }

    [Theory]
    [InlineData("a.py", "def f(a):\n    total = a\n    a = 2\n    return total\n", "a, which the value holds, gets another value")]
    [InlineData("a.py", "def f(a):\n    total = read(a)\n    return total + total\n", "it is used 2 times")]
    [InlineData("a.py", "def f(a):\n    total = read(a)\n    write(a)\n    return total\n", "not used in the very next statement")]
    [InlineData("a.py", "def f(a):\n    total = read(a)\n    return write() + total\n", "other things would happen before it")]
    [InlineData("a.py", "def f(a):\n    total = 1\n    total += a\n    return total\n", "total is set 2 times in f")]
    [InlineData("a.py", "def f(a):\n    total = b = a\n    return total\n", "total is not set by a statement of its own")]
    [InlineData("a.py", "def f(a):\n    total = a  # all\n    return total\n", "shares its line with a comment")]
    [InlineData("a.py", "def f(a, b):\n    total = a\n    return [total for a in b]\n", "a is something else in an expression behind it")]
    [InlineData("a.ts", "function f(a) {\n  const total = a;\n  return `${total}`;\n}\n", "total is used inside of a text")]
    [InlineData("a.ts", "function f(a) {\n  const total = a;\n  return a => total;\n}\n", "a is something else in an expression behind it")]
    public async Task A_variable_whose_value_could_change_is_kept(string path, string before, string why)
    {
        using var after = await new Refactored((path, before)).Do((search, _) => VariableInline.Plan(search, "total", "f", [path]));
        Assert.Contains(why, after.Plan.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.py", "def even(n):\n    return n % 2 == 0\n\n\ndef f(x):\n    return not even(x + 1) and even(2)\n", "def f(x):\n    return not ((x + 1) % 2 == 0) and (2 % 2 == 0)\n")]
    [InlineData("a.ts", "function even(n: number): boolean {\n  return n % 2 === 0;\n}\n\nexport const f = (x: number) => !even(x) || use(even(read(x)));\n", "export const f = (x: number) => !(x % 2 === 0) || use(read(x) % 2 === 0);\n")]
    [InlineData("a.cs", "class A\n{\n    private static bool even(int n) => n % 2 == 0;\n\n    bool f(int x)\n    {\n        return even(x);\n    }\n}\n", "class A\n{\n    bool f(int x)\n    {\n        return x % 2 == 0;\n    }\n}\n")]
    [InlineData("a.go", "package a\n\nfunc even(n int) bool {\n\treturn n%2 == 0\n}\n\nfunc f(x int) bool {\n\treturn even(x)\n}\n", "package a\n\nfunc f(x int) bool {\n\treturn x%2 == 0\n}\n")]
    public async Task A_function_of_one_expression_becomes_it(string path, string before, string expected)
    {
        using var after = await new Refactored((path, before)).Do((search, paths) => FunctionInline.Plan(search, "even", [.. paths], CancellationToken.None));
        Assert.Equal(expected, after[path]);
    }

    [Theory]
    [InlineData("def even(n):\n    return n * n\n\ndef f(x):\n    return even(read(x))\n", "would be evaluated at another time or more than once")]
    [InlineData("def even(n):\n    return n\n\nx = map(even, y)\n", "uses even itself and does not call it")]
    [InlineData("def even(n):\n    x = n\n    return x\n\nx = even(1)\n", "is not one return of one line")]
    [InlineData("def even(n):\n    return n + limit\n\ndef f(limit):\n    return even(limit)\n", "has a limit of its own, which even does not mean")]
    [InlineData("def even(n=1):\n    return n\n\nx = even()\n", "has parameters with values of their own")]
    public async Task A_function_whose_calls_would_mean_something_else_is_kept(string before, string why)
    {
        using var after = await new Refactored(("a.py", before)).Do((search, paths) => FunctionInline.Plan(search, "even", [.. paths], CancellationToken.None));
        Assert.Contains(why, after.Plan.Refusal, StringComparison.Ordinal);
    }
}

using Maestro.Analysis.Refactoring.Moves;

namespace Maestro.Analysis.Tests.Refactoring;

public sealed class DeclarationMovesTests
{
    [Fact]
    public async Task A_function_of_Python_takes_its_imports_along_and_its_users_follow()
    {
        using var after = await Move(
            "parse", "shop/a.py", "shop/b.py",
            ("shop/__init__.py", "from .a import parse as parse, other\n"),
            ("shop/a.py", "import re\nimport os\nfrom datetime import date, time\n\n__all__ = [\"other\", \"parse\"]\n\n\n# Reads a day.\n@cached\ndef parse(text):\n    return date(*re.split('-', text))\n\n\ndef other():\n    return time(os.sep)\n".Replace("@cached\n", "", StringComparison.Ordinal)),
            ("shop/b.py", "\"\"\"Days.\"\"\"\n\n\ndef first():\n    return 1\n\n\nif __name__ == \"__main__\":\n    first()\n"),
            ("use.py", "import shop.a\nfrom shop import a\n\n\ndef f():\n    return shop.a.parse('x') or a.parse('y') or a.other()\n"));
        Assert.Equal("from .a import other\nfrom .b import parse as parse\n", after["shop/__init__.py"]);
        Assert.Equal("import os\nfrom datetime import time\n\n__all__ = [\"other\"]\n\n\ndef other():\n    return time(os.sep)\n", after["shop/a.py"]);
        Assert.Equal("\"\"\"Days.\"\"\"\nfrom datetime import date\nimport re\n\n\ndef first():\n    return 1\n\n\n# Reads a day.\ndef parse(text):\n    return date(*re.split('-', text))\n\n\nif __name__ == \"__main__\":\n    first()\n", after["shop/b.py"]);
        Assert.Contains("    return parse('x') or parse('y') or a.other()\n", after["use.py"], StringComparison.Ordinal);
        Assert.Contains("from shop.b import parse\n", after["use.py"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_is_still_used_is_imported_where_it_was()
    {
        using var after = await Move("half", "a.py", "b.py", ("a.py", "def half(x):\n    return x / 2\n\n\ndef quarter(x):\n    return half(half(x))\n"), ("b.py", "x = 1\n"));
        Assert.Equal("from b import half\n\n\ndef quarter(x):\n    return half(half(x))\n", after["a.py"]);
        Assert.Equal("x = 1\n\n\ndef half(x):\n    return x / 2\n", after["b.py"]);
    }

    [Fact]
    public async Task A_function_of_TypeScript_takes_its_imports_along_and_its_users_follow()
    {
        using var after = await Move(
            "parse", "src/a.ts", "src/lib/b.ts",
            ("src/a.ts", "import { split, join } from './text';\nimport type { Day } from '../day';\n\nexport const limit = 3;\n\n/** Reads a day. */\nexport function parse(text: string): Day {\n  return split(`${text}`);\n}\n\nexport const all = (x: string) => join(parse(x));\n"),
            ("src/text.ts", "export const split = 1, join = 2;\n"),
            ("day.ts", "export interface Day {}\n"),
            ("src/lib/b.ts", "export const b = 1;\n"),
            ("src/index.ts", "export * from './a';\n"),
            ("src/use.ts", "import { limit, parse as p } from './a';\np(limit);\n"));
        Assert.Equal("import { join } from './text';\nimport { parse } from './lib/b';\n\nexport const limit = 3;\n\nexport const all = (x: string) => join(parse(x));\n", after["src/a.ts"]);
        Assert.Equal("import type { Day } from '../../day';\nimport { split } from '../text';\n\nexport const b = 1;\n\n/** Reads a day. */\nexport function parse(text: string): Day {\n  return split(`${text}`);\n}\n", after["src/lib/b.ts"]);
        Assert.Equal("export * from './a';\nexport { parse } from './lib/b';\n", after["src/index.ts"]);
        Assert.Equal("import { limit } from './a';\nimport { parse as p } from './lib/b';\np(limit);\n", after["src/use.ts"]);
    }

    [Fact]
    public async Task A_type_of_CSharp_goes_to_another_namespace_of_its_project()
    {
        using var after = await Move(
            "Day", "App/Days.cs", "App/Time/Clock.cs",
            ("App/App.csproj", "<Project />"),
            ("App/Days.cs", "using System.Text;\n\nnamespace App;\n\npublic sealed class Days\n{\n    public Day? First;\n}\n\n/// <summary>One day.</summary>\npublic sealed record Day(int Number);\n"),
            ("App/Time/Clock.cs", "namespace App.Time\n{\n    public class Clock\n    {\n    }\n}\n"),
            ("App/Use.cs", "namespace App;\n\nclass Use { App.Day? a; }\n"));
        Assert.Equal("using System.Text;\nusing App.Time;\n\nnamespace App;\n\npublic sealed class Days\n{\n    public Day? First;\n}\n", after["App/Days.cs"]);
        Assert.Equal("using System.Text;\n\nnamespace App.Time\n{\n    public class Clock\n    {\n    }\n\n    /// <summary>One day.</summary>\n    public sealed record Day(int Number);\n}\n", after["App/Time/Clock.cs"]);
        Assert.Equal("namespace App;\n\nclass Use { App.Time.Day? a; }\n", after["App/Use.cs"]);
    }

    [Theory]
    [InlineData("both", "a.py", "c.py", "the files would import each other")]
    [InlineData("needy", "a.py", "b.py", "it needs things of a.py, which imports b.py: a circle")]
    [InlineData("count", "a.py", "c.py", "count is not declared exactly once")]
    [InlineData("taken", "a.py", "c.py", "c.py has a taken already")]
    [InlineData("hidden", "a.ts", "b.ts", "it uses secret, which a.ts does not export")]
    [InlineData("all", "a.ts", "b.ts", "all is the default export of a.ts")]
    [InlineData("nothing", null, "b.ts", "there is no file or folder nothing, and no function")]
    [InlineData("save", "a.go", "b.go", "what a declaration of Go needs")]
    public async Task What_would_break_or_cannot_be_told_is_refused(string name, string? from, string to, string why)
    {
        using var after = await Move(
            name, from, to,
            ("a.py", "from b import z\n\ncount = 1\ncount = 2\n\ndef both():\n    return helper()\n\ndef needy():\n    return helper()\n\ndef helper():\n    return z\n\ndef taken():\n    return 1\n\nprint(both())\n"),
            ("b.py", "z = 1\n"), ("c.py", "taken = 1\n"), ("a.ts", "const secret = 1;\nexport function hidden() { return secret; }\nexport default function all() {}\n"), ("b.ts", "export {};\n"),
            ("a.go", "package a\n\nfunc save() {}\n"), ("b.go", "package a\n"));
        Assert.Contains(why, after.Plan.Refusal, StringComparison.Ordinal);
    }

    private static Task<Refactored> Move(string name, string? from, string to, params (string Path, string Text)[] files) =>
        new Refactored(files).Do((search, paths) => DeclarationMoves.Plan(search, name, from, to, paths, CancellationToken.None));
}

using Maestro.Analysis.Refactoring.Moves;

namespace Maestro.Analysis.Tests.Refactoring;

public sealed class FileMovesTests
{
    [Fact]
    public async Task Every_way_in_which_Python_names_a_module_follows_it()
    {
        using var after = await Move(
            "shop/util/dates.py", "shop/lib/dates.py",
            ("shop/__init__.py", "from .util.dates import now\n"),
            ("shop/util/__init__.py", ""),
            ("shop/util/dates.py", "from . import zones\nfrom ..model import Day\n\ndef now():\n    return Day(zones.utc)\n"),
            ("shop/util/zones.py", "utc = 0\n"),
            ("shop/model.py", "class Day:\n    pass\n"),
            ("shop/app.py", "from shop.util import dates, zones\nimport shop.util.dates\nimport shop.util.dates as d\n\nprint(dates.now(), shop.util.dates.now(), d, zones)\n"),
            ("tests/test_dates.py", "from shop.util.dates import (\n    now as n,\n)\n\n@patch('shop.util.dates.zones')\ndef test(): n('shop.util.dates is it', 'other')\n"),
            ("pyproject.toml", "[project.scripts]\nnow = \"shop.util.dates:now\"\n[tool.x]\nfile = \"shop/util/dates.py\"\n"));
        Assert.Equal("from .lib.dates import now\n", after["shop/__init__.py"]);
        Assert.Equal("from ..util import zones\nfrom ..model import Day\n\ndef now():\n    return Day(zones.utc)\n", after["shop/lib/dates.py"]);
        Assert.Equal("from shop.lib import dates\nfrom shop.util import zones\nimport shop.lib.dates\nimport shop.lib.dates as d\n\nprint(dates.now(), shop.lib.dates.now(), d, zones)\n", after["shop/app.py"]);
        Assert.Equal("from shop.lib.dates import (\n    now as n,\n)\n\n@patch('shop.lib.dates.zones')\ndef test(): n('shop.util.dates is it', 'other')\n", after["tests/test_dates.py"]);
        Assert.Equal("[project.scripts]\nnow = \"shop.lib.dates:now\"\n[tool.x]\nfile = \"shop/lib/dates.py\"\n", after["pyproject.toml"]);
        Assert.Equal("", after["shop/lib/__init__.py"]);
    }

    [Fact]
    public async Task Scripts_keep_the_manner_of_their_imports_and_aliases()
    {
        using var after = await Move(
            "src/util/index.ts", "src/lib/tools/",
            ("tsconfig.json", "{ \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\"] } } } // short names\n"),
            ("src/util/index.ts", "import { a } from './a';\nexport * from '../b.js';\nexport const u = a;\n"),
            ("src/util/a.ts", "export const a = 1;\n"),
            ("src/b.ts", "import { u } from \"./util\";\nconst late = () => import('./util/index.js');\n"),
            ("src/c.tsx", "import { u } from '@/util';\nimport './missing';\njest.mock('./util');\n// see ./util\n"),
            ("old.cjs", "const { u } = require('./src/util/index');\n"),
            ("package.json", "{ \"main\": \"./src/util/index.ts\" }\n"));
        Assert.Equal("import { a } from '../../util/a';\nexport * from '../../b.js';\nexport const u = a;\n", after["src/lib/tools/index.ts"]);
        Assert.Equal("import { u } from \"./lib/tools\";\nconst late = () => import('./lib/tools/index.js');\n", after["src/b.ts"]);
        Assert.Equal("import { u } from '@/lib/tools';\nimport './missing';\njest.mock('./lib/tools');\n// see ./util\n", after["src/c.tsx"]);
        Assert.Equal("const { u } = require('./src/lib/tools/index');\n", after["old.cjs"]);
        Assert.Equal("{ \"main\": \"./src/lib/tools/index.ts\" }\n", after["package.json"]);
    }

    [Fact]
    public async Task What_is_not_moved_is_named_as_before()
    {
        const string Pipeline = "uses: ./.github/workflows/b.yml\nrun: node ./lib/context.js && node lib/other.js\n";
        using var after = await Move(
            "lib/context.js", "lib/core/context.js",
            (".github/workflows/a.yml", Pipeline), (".github/workflows/b.yml", "on: workflow_call\n"),
            ("lib/context.js", "module.exports = 1\n"), ("lib/other.js", "module.exports = require('./context')\n"), ("examples/a.js", ""),
            ("docs/run.md", "run \"node \\\"node ./examples/a.js\\\" ./lib/other.js\", see [it](../lib/context.js) and ../lib\n"));
        Assert.Equal(Pipeline.Replace("lib/context.js", "lib/core/context.js", StringComparison.Ordinal), after[".github/workflows/a.yml"]);
        Assert.Equal("run \"node \\\"node ./examples/a.js\\\" ./lib/other.js\", see [it](../lib/core/context.js) and ../lib\n", after["docs/run.md"]);
    }

    [Fact]
    public async Task A_path_of_a_hidden_folder_keeps_its_beginning()
    {
        using var after = await Move(
            ".github/workflows/b.yml", ".github/workflows/c.yml",
            (".github/workflows/a.yml", "uses: ./.github/workflows/b.yml\n"), (".github/workflows/b.yml", "on: workflow_call\n"));
        Assert.Equal("uses: ./.github/workflows/c.yml\n", after[".github/workflows/a.yml"]);
    }

    [Fact]
    public async Task A_package_of_Go_moves_within_its_module()
    {
        using var after = await Move(
            "internal/dates", "internal/clock/dates",
            ("go.mod", "module example.com/shop\n"),
            ("internal/dates/dates.go", "package dates\n\nimport \"example.com/shop/internal/dates/zones\"\n"),
            ("internal/dates/zones/zones.go", "package zones\n"),
            ("main.go", "package main\n\nimport (\n\td \"example.com/shop/internal/dates\"\n\t\"example.com/shop/internal/datesold\"\n)\n"));
        Assert.Equal("package main\n\nimport (\n\td \"example.com/shop/internal/clock/dates\"\n\t\"example.com/shop/internal/datesold\"\n)\n", after["main.go"]);
        Assert.Contains("\"example.com/shop/internal/clock/dates/zones\"", after["internal/clock/dates/dates.go"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_and_links_of_documents_follow_a_folder()
    {
        using var after = await Move(
            "Shop", "src/Shop",
            ("All.sln", "Project(\"{F}\") = \"Shop\", \"Shop\\Shop.csproj\", \"{A}\"\n"),
            ("Shop/Shop.csproj", "<Project><ItemGroup><ProjectReference Include=\"..\\Base\\Base.csproj\" /><Compile Include=\"Store.cs\" /></ItemGroup></Project>\n"),
            ("Shop/Store.cs", "namespace Shop;\n"),
            ("Base/Base.csproj", "<Project />\n"),
            ("Tests/Tests.csproj", "<Project><ProjectReference Include=\"..\\Shop\\Shop.csproj\" /></Project>\n"),
            ("docs/a.md", "See [the store](../Shop/Store.cs), Shop and/or Base.\n"));
        Assert.Contains("\"src\\Shop\\Shop.csproj\"", after["All.sln"], StringComparison.Ordinal);
        Assert.Contains("Include=\"..\\..\\Base\\Base.csproj\" /><Compile Include=\"Store.cs\"", after["src/Shop/Shop.csproj"], StringComparison.Ordinal);
        Assert.Contains("\"..\\src\\Shop\\Shop.csproj\"", after["Tests/Tests.csproj"], StringComparison.Ordinal);
        Assert.Equal("See [the store](../src/Shop/Store.cs), Shop and/or Base.\n", after["docs/a.md"]);
    }

    [Theory]
    [InlineData("tools/util.py", "lib/util.py", "tools/run.py imports it as util, and from tools it could not be imported")]
    [InlineData("util.py", "tools/run.py", "util.py may mean lone/util.py, tools/util.py")]
    [InlineData("tools/util.py", "tools/run.py", "tools/run.py is there already, and nothing is overwritten")]
    [InlineData("tools", "tools/inner", "cannot be moved into itself")]
    [InlineData("tools/util.py", "../util.py", "only paths inside of the work folder")]
    [InlineData("src/lib.rs", "src/all.rs", "in Rust the mod declarations")]
    [InlineData("pkg/a.go", "other/a.go", "in Go the folder is the package")]
    [InlineData("A/x.cs", "B/x.cs", "belongs to A/A.csproj and would belong to B/B.csproj")]
    [InlineData("missing.py", "a.py", "there is no file or folder missing.py")]
    public async Task What_would_break_or_cannot_be_told_is_refused(string from, string to, string why)
    {
        using var after = await Move(
            from, to, ("tools/util.py", "x = 1\n"), ("tools/run.py", "import util\nprint(util.x)\n"), ("lone/util.py", ""), ("src/lib.rs", "pub fn a() {}\n"), ("pkg/a.go", "package pkg\n"),
            ("A/A.csproj", "<Project />"), ("B/B.csproj", "<Project />"), ("A/x.cs", "class X;\n"));
        Assert.Contains(why, after.Plan.Refusal, StringComparison.Ordinal);
    }

    private static Task<Refactored> Move(string from, string to, params (string Path, string Text)[] files) =>
        new Refactored(files).Do((search, paths) => FileMoves.Plan(search, from, to, paths, CancellationToken.None));
}

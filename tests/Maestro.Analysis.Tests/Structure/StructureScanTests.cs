using System.Text.RegularExpressions;
using Maestro.Analysis.Search;
using Maestro.Analysis.Structure;
using Maestro.Analysis.Tests.Files;
using Maestro.Core.Evidence;
using Maestro.Testing.Samples;

namespace Maestro.Analysis.Tests.Structure;

public sealed partial class StructureScanTests
{
    [Fact]
    public async Task Projects_stand_above_what_they_import_and_tests_are_counted_apart()
    {
        var facts = await Scan(
            "evaluate",
            ("src/Shop.Core/Shop.Core.csproj", "<Project/>"), ("src/Shop.Core/Order.cs", "namespace Shop.Core;\npublic class Order { }\n"),
            ("src/Shop.Web/Shop.Web.csproj", "<Project/>"), ("src/Shop.Web/Page.cs", "using Shop.Core;\nnamespace Shop.Web;\npublic class Page { Order order; }\n"),
            ("tests/Shop.Tests/OrderTests.cs", "using Shop.Core;\nnamespace Shop.Tests;\npublic class OrderTests { Order order; }\n"));
        Assert.Equal(["Shop.Web", "Shop.Core"], facts.Components.Select(component => component.Name));
        Assert.Equal([(1, 0, 1, 0), (0, 1, 0, 1)], facts.Components.Select(component => (component.Layer, component.FanIn, component.FanOut, component.TestFiles)));
        Assert.Equal(new ComponentDependency("Shop.Web", "Shop.Core", 1, "src/Shop.Web/Page.cs → src/Shop.Core/Order.cs"), Assert.Single(facts.Dependencies));
        Assert.Empty(facts.Cycles);
    }

    [Fact]
    public async Task What_goes_against_the_layering_is_named_with_its_place()
    {
        var facts = await Scan(
            "evaluate",
            ("src/core/order.ts", "import { page } from '../web/page';\nexport const order = page;\n"), ("src/core/cart.ts", "export const cart = 1;\n"),
            ("src/web/page.ts", "import { cart } from '../core/cart';\nexport const page = cart;\n"), ("src/web/list.ts", "import { order } from '../core/order';\nexport const list = order;\n"),
            ("src/db/store.ts", "export const store = 1;\n"), ("src/util/text.ts", "export const text = 1;\n"));
        Assert.Equal(["core", "web"], Assert.Single(facts.Cycles).Components);
        Assert.Equal(("core", "web", "src/core/order.ts → src/web/page.ts"), (facts.Cycles[0].Weakest.From, facts.Cycles[0].Weakest.To, facts.Cycles[0].Weakest.Example));
        Assert.Equal("web imports core 2 times, and core imports it back 1 time", Assert.Single(facts.BrokenLayers).Why);
    }

    [Fact]
    public async Task An_import_for_the_type_checker_closes_no_circle()
    {
        (string, string)[] files =
        [
            ("shop/a.py", "import typing as t\nif t.TYPE_CHECKING:\n    from .b import B\n\ndef a(b: 'B'):\n    return b\n"), ("shop/b.py", "from .a import a\nclass B:\n    pass\n"),
            ("shop/c.ts", "import type { D } from './d';\nexport const c = 1;\n"), ("shop/d.ts", "import { c } from './c';\nexport const d = c;\n"),
        ];
        var facts = await Scan("evaluate", files);
        Assert.Equal(["b.py → a.py", "d.ts → c.ts"], facts.Dependencies.Select(edge => $"{edge.From} → {edge.To}").Order());
        Assert.Empty(facts.Cycles);
        files[0].Item2 = "from .b import B\n\ndef a(b: B):\n    return b\n";
        Assert.Single((await Scan("evaluate", files)).Cycles);
    }

    [Fact]
    public async Task What_the_request_names_is_looked_at_from_inside()
    {
        var facts = await Scan(
            "should we split shop/orders",
            ("shop/orders/cart.py", "from .price import price\n"), ("shop/orders/price.py", "price = 1\n"), ("shop/orders/mail.py", "from .text import text\n"), ("shop/orders/text.py", "text = 1\n"),
            ("shop/web/page.py", "from shop.orders.cart import price\n"), ("shop/data/db.py", "x = 1\n"), ("shop/__init__.py", "\n"));
        var subject = Assert.Single(facts.Subjects);
        Assert.Equal(("orders", true, 2, 1), (subject.Component, subject.IsNamed, subject.InnerImports, subject.UsedByFiles));
        Assert.Equal([(2, 1, 0), (2, 1, 0)], subject.Groups.Select(group => (group.Count, group.Inside, group.Crossing)));
    }

    [Theory]
    [InlineData("csharp")]
    [InlineData("python")]
    [InlineData("typescript")]
    public async Task Every_line_of_a_mermaid_diagram_is_of_its_grammar(string sample)
    {
        using var project = new SampleProject(sample);
        Directory.CreateDirectory(Path.Combine(project.Folder, "src/we\"ird `x` #1 <b>&;"));
        File.WriteAllText(Path.Combine(project.Folder, "src/we\"ird `x` #1 <b>&;/end.py"), "x = 1\n");
        var index = await RepositoryIndex.OpenAsync(project.Folder, null, CancellationToken.None);
        var facts = StructureScan.Run(index.Files, sample, path => File.ReadAllText(Path.Combine(project.Folder, path)), "show end.py", []);
        var lines = facts.Diagram!.Mermaid.TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.Matches(MermaidLine(), line));
        Assert.Equal(facts.Components.Count, lines.Count(line => line.Contains('[')));
        Assert.Equal(facts.Dependencies.Count, lines.Count(line => line.Contains(".->") || line.Contains("-->")));
        Assert.All(facts.Components, component => Assert.Contains(component.Name, facts.Diagram.Text, StringComparison.Ordinal));
    }

    private static async Task<ArchitectureFacts> Scan(string request, params (string Path, string Text)[] files)
    {
        using var tree = new TemporaryTree();
        foreach (var (path, text) in files)
            tree.Write(path, text);
        var index = await RepositoryIndex.OpenAsync(tree.Root, null, CancellationToken.None);
        return StructureScan.Run(index.Files, "shop", path => File.ReadAllText(Path.Combine(tree.Root, path)), request, []);
    }

    /// <summary>Quoted labels without a quote, entities closed, plain identifiers.</summary>
    [GeneratedRegex("""^(flowchart TD|  c\d+\["([^"#<>&`\\]|#\w+;|<br/>)+"\]|  c\d+ (-->|-\.->)\|\d+\| c\d+|  classDef asked stroke-width:3px|  class c\d+(,c\d+)* asked)$""")]
    private static partial Regex MermaidLine();
}

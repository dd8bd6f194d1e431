using Maestro.Analysis.Documentation;
using Maestro.Analysis.Search;
using Maestro.Analysis.Tests.Files;
using Maestro.Core.Evidence;
using Maestro.Testing.Samples;

namespace Maestro.Analysis.Tests.Documentation;

public sealed class DocumentationScanTests
{
    [Fact]
    public async Task What_is_not_so_is_found_as_it_was_planted_and_little_else()
    {
        var hits = new Hits();
        foreach (var name in SampleProject.Names)
        {
            using var project = new SampleProject(name);
            var facts = await Scan(project.Folder);
            hits.Add(name, [.. project.Faults.Where(fault => fault.Topic == "docs")],
                [.. facts.Gaps.Where(gap => gap.Kind != "undocumented").Select(gap => new PlantedFault("docs", gap.Kind, gap.File, gap.Line))]);
        }

        Console.WriteLine($"docs: {hits}");
        Assert.True(hits is { Precision: >= 0.9, Recall: >= 0.8 }, hits.ToString());
    }

    [Theory]
    [InlineData("a.cs", "/// <summary>A.</summary>\npublic class A\n{\n    public void Told() { }\n    internal void Hidden() { }\n    public override string ToString() => \"\";\n}\ninternal class B { public void C() { } }\n", "A.Told", 1, 2)]
    [InlineData("a.ts", "/** A. */\nexport class A {\n  told() {}\n  private hidden() {}\n}\nfunction inner() {}\n", "A.told", 1, 2)]
    [InlineData("a.js", "/**\n * One.\n */\n\nexports.one = function one() {};\nexports.two = function two() {};\n", "two", 1, 2)]
    [InlineData("a.py", "class A:\n    \"\"\"A.\"\"\"\n\n    def __init__(self): pass\n    def told(\n        self,\n    ):\n        return 1\n    def _hidden(self): pass\n", "A.told", 1, 2)]
    [InlineData("a.go", "package a\n\n// Told is told.\nfunc Told() {}\n\nfunc Two() {}\n\nfunc hidden() {}\n", "Two", 1, 2)]
    [InlineData("a.rs", "/// A.\n#[derive(Debug)]\npub struct A;\nimpl A {\n    pub fn two(&self) {}\n    pub(crate) fn hidden(&self) {}\n}\n", "A.two", 1, 2)]
    [InlineData("A.java", "/** A. */\npublic class A {\n    @Override\n    public String toString() { return \"\"; }\n    @Deprecated\n    public void told() {}\n    public int getX() {\n        return 1;\n    }\n    private void hidden() {}\n}\n", "A.told", 1, 2)]
    public async Task Public_symbols_without_a_comment_are_counted_by_the_rules_of_their_language(string file, string text, string missing, int documented, int all)
    {
        using var tree = new TemporaryTree((file, text), ("README.md", "# a\n"));
        var facts = await Scan(tree.Root);
        Assert.Equal(missing, Assert.Single(facts.Gaps).Symbol);
        Assert.Equal((documented, all, 50.0), (facts.Coverage!.Documented, facts.Coverage.Public, facts.Coverage.Percent));
    }

    [Theory]
    [InlineData("a.py", "def run(path):\n    \"\"\"Run.\n\n    Parameters\n    ----------\n    file : str\n        what\n    \"\"\"\n", "file", 6)]
    [InlineData("a.js", "/**\n * Run.\n * @param {Object} [file] what\n * @param {string} path.name its name\n */\nexports.run = function run(path) {};\n", "file", 3)]
    [InlineData("A.java", "/** A. */\npublic class A {\n    /**\n     * Run.\n     * @param <T> what\n     * @param file what\n     */\n    public <T> void run(java.util.Map<String, T> path) {}\n}\n", "file", 6)]
    [InlineData("a.rs", "/// Run.\n///\n/// # Arguments\n///\n/// * `file` - what\npub fn run(path: &str) {}\n", "file", 5)]
    [InlineData("a.cs", "/// <summary>Run.</summary>\n/// <param name=\"file\">What.</param>\npublic interface IRun\n{\n    /// <summary>Run.</summary>\n    /// <param name=\"file\">What.</param>\n    void Run(in System.Func<int, string> path, int count = 1);\n}\n", "file", 6)]
    public async Task A_documented_parameter_that_is_gone_is_found(string file, string text, string name, int line)
    {
        using var tree = new TemporaryTree((file, text), ("README.md", "# a\n"));
        var gap = Assert.Single((await Scan(tree.Root)).Gaps);
        Assert.Equal(("stale-parameter", name, line), (gap.Kind, gap.Symbol, gap.Line));
    }

    [Theory]
    [InlineData("a.js", "/**\n * @param {string} name given by the caller\n */\nexports.run = function run() {\n  return arguments[0];\n};\n")]
    [InlineData("a.py", "class A(Base):\n    \"\"\"A.\n\n    :param name: of the base\n    \"\"\"\n")]
    [InlineData("a.ts", "/**\n * Run.\n * @param options what\n * @param options.name its name\n */\nexport const run = ({ name }: { name: string }) => name;\n")]
    public async Task What_cannot_be_told_from_the_declaration_is_left_alone(string file, string text)
    {
        using var tree = new TemporaryTree((file, text), ("README.md", "# a\n"));
        Assert.Empty((await Scan(tree.Root)).Gaps);
    }

    [Fact]
    public async Task Options_of_the_projects_own_program_are_looked_up_in_its_code()
    {
        using var tree = new TemporaryTree(
            ("pyproject.toml", "[project]\nname = \"notes\"\n\n[project.scripts]\nnotes = \"notes:main\"\n"), ("notes.py", "def main():\n    \"\"\"Main.\"\"\"\n    parser.add_argument(\"--dry-run\")\n    verbose = 1\n"),
            ("README.md", "# Notes\n```sh\nnotes --dry-run --verbose --help\nnotes --dryrun\ngit commit --amend\n```\n"));
        var gap = Assert.Single((await Scan(tree.Root)).Gaps);
        Assert.Equal(("missing-flag", "--dryrun", 4, "It may be --dry-run."), (gap.Kind, gap.Symbol, gap.Line, gap.Fix));
    }

    [Fact]
    public async Task Links_are_followed_as_code_hosts_follow_them()
    {
        using var tree = new TemporaryTree(
            ("README.md", "# A `b` c!\n[one](#a-b-c) [two](docs/My%20Guide.md#part-1) [three](/docs) <a href=\"docs/none.html\">x</a> [four](../../issues) `[five](none.md)` <!-- [six](none.md) -->\n[seven]: docs/none.md\n"),
            ("docs/My Guide.md", "# Part\n## Part\n<a id=\"named\"></a>\n[back](../README.md) [own](#named) [wrong](#nowhere) https://example.com <https://example.com/a>\n"));
        var facts = await Scan(tree.Root);
        Assert.Equal(["README.md:2 docs/none.html", "README.md:3 docs/none.md", "docs/My Guide.md:4 #nowhere"], facts.Gaps.Select(gap => $"{gap.File}:{gap.Line} {gap.Symbol}").Order());
        Assert.Equal(["https://example.com/a"], facts.ExternalLinks.Select(link => link.Url));
    }

    private static async Task<DocumentationFacts> Scan(string root)
    {
        var index = await RepositoryIndex.OpenAsync(root, null, CancellationToken.None);
        return DocumentationScan.Run(root, index.Files, path => File.Exists(Path.Combine(root, path)) ? File.ReadAllText(Path.Combine(root, path)) : null, null, CancellationToken.None);
    }
}

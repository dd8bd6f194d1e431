using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Presentation.Results;
using Maestro.Testing;

namespace Maestro.Presentation.Tests.Results;

public sealed class ResultTextTests
{
    [Fact]
    public void A_plan_is_a_table_with_what_surrounds_it() =>
        Golden.Matches("plan-80", ResultText.Render(new PlannerResult(EventExamples.Plan), 80));

    [Fact]
    public void Explored_files_are_a_table_with_their_dependencies() =>
        Golden.Matches("explorer-80", ResultText.Render(
            new ExplorerResult(
                [new ExploredFile("src/Auth/Login.cs", 1, "name and symbols: login", ["Login:3", "SignIn:12"], 120), new ExploredFile("src/Web/Session.cs", 0.71, "imported by Login.cs", [], 80)],
                [new FileDependency("src/Auth/Login.cs", "src/Web/Session.cs", "import")], "Login is handled in src/Auth."),
            80));

    [Fact]
    public void A_review_is_a_verdict_and_a_table_of_issues() =>
        Golden.Matches("review-110", ResultText.Render(
            new ReviewerResult(
                false, 88,
                [
                    new ReviewIssue("src/Login.cs", 12, 14, FindingSeverity.High, "risk", "Both sides of `a == a` are the same", "It is always true.", "Name the other value.", 0.85, "static"),
                    new ReviewIssue("src/Login.cs", 30, 30, FindingSeverity.Low, "naming", "`x` says nothing", "", "Call it `user`.", 0.6, "model"),
                ],
                [new CodeMetric("files", 1), new CodeMetric("highest cognitive complexity", 7, "src/Login.cs:10 Login.SignIn"), new CodeMetric("score, 1 high", -10.2)],
                "The login works; one comparison is wrong.", ["Correct the comparison"]),
            110));

    [Fact]
    public void Vulnerabilities_secrets_and_packages_are_tables() =>
        Golden.Matches("security-110", ResultText.Render(
            new SecurityResult(
                75,
                [new Vulnerability("sql-injection", "CWE-89", FindingSeverity.Critical, "src/Login.cs", 12, "x", "The statement is put together.", "Give a parameter.", 0.9, "static")],
                [new LeakedSecret("A password is written into the file", "src/Login.cs", 3, "key = ****", FindingSeverity.High, 0.75, "Revoke it.", "static")],
                [new PackageVersion("flask", "3.1.0", "PyPI", "requirements.txt")], "One query can be changed by whoever logs in."),
            110));

    [Fact]
    public void Tests_are_what_was_written_run_covered_mutated_and_left_untested() =>
        Golden.Matches("testing-110", ResultText.Render(
            new TestingResult(
                "pytest",
                [new GeneratedTest("tests/test_cart.py", ["test_border"], true, "Passes.", "--- a/tests/test_cart.py\n+++ b/tests/test_cart.py\n@@ -1,0 +1,2 @@\n+def test_border():\n+    assert over(11)\n")],
                new TestRun("pytest -v", 1, 11, 1, 2, 5, 6_500, [new TestFailure("tests/test_cart.py::test_total", "def test_total():\n>       assert total(2) == 4\nE       assert 3 == 4", "tests/test_cart.py", 7)]),
                new TestCoverage("pytest-cov", "pytest --cov", 45, 60, 75, [new FileCoverage("shop/cart.py", 45, 60, 75, ["3-5", "9"])]),
                new MutationRun("pytest -v tests/test_cart.py", 800, 30, 12, 8, 2, 1, 1, 0.818, 14_200, [new SurvivedMutant("shop/cart.py", 9, "boundary", "if count > 10:", "if count >= 10:", "over")]),
                [new FlakyTest("tests/test_cart.py::test_total", 3, 2, 5, "in another order", "assert 3 == 4")], "pytest", "tests/test_cart.py",
                [new UntestedFunction("shop/ship.py", 4, "ship", 6)], [new TestSuggestion("shop/cart.py", 9, "over(10) is False", "model")],
                ["12 of 30 possible mutants were chosen."], "The border is not tested."),
            110));

    [Fact]
    public void Bottlenecks_and_measured_runs_are_tables() =>
        Golden.Matches("performance-110", ResultText.Render(
            new PerformanceResult(
                96,
                [new Bottleneck("nested-loop", FindingSeverity.Medium, "src/Orders.cs", 12, "Orders.Twins", "O(n²)", "All are compared with all.", "Use a set.", 0.7, "static")],
                [new Measurement("make bench", 0, 1234, "fast: 12 ns\nslow: 40 ns")], "One loop grows."),
            110));

    [Fact]
    public void A_decision_comes_with_its_reasons_and_the_drawn_components() =>
        Golden.Matches("architect-110", ResultText.Render(
            new ArchitectResult(
                "Cache in store.py.", ["app.py reads it on each call"], "1. Add a dictionary.\n2. Clear it on save.", ["A stale note is a wrong answer"], ["store.py imports nothing"], "low",
                "one file", [new ArchitectureAlternative("In app.py", "near the caller", "two places")], ["Measure first"],
                [new Component("app.py", "notes/app.py", 1, 4, 0, 1, 1, 0, null), new Component("store.py", "notes/store.py", 1, 3, 1, 0, 0, 1, "notes/store.py")],
                [new ComponentDependency("app.py", "store.py", 1, "notes/app.py → notes/store.py")], [], [], ["notes/store.py"],
                new ArchitectureDiagram("layer 1\n   app.py (4 lines)\n       → store.py 1\nlayer 0\n * store.py (3 lines)\n", "flowchart TD\n  c1[\"app.py<br/>4 lines\"]\n"),
                [new CodeMetric("components", 2, "by file")], "Two components."),
            110));

    [Fact]
    public void What_was_written_comes_with_what_is_not_so_and_the_coverage() =>
        Golden.Matches("documentation-110", ResultText.Render(
            new DocumentationResult(
                [new DocumentedFile("README.md", Core.Events.FileChange.Created, 12, 0, "a README")],
                [
                    new DocumentationGap("broken-link", "docs/a.md", 3, "b.md", "The link leads to docs/b.md, which is not there", "Link to ../b.md.", 0.95),
                    new DocumentationGap("undocumented", "src/Login.cs", 12, "Login.SignIn", "The public function SignIn has no documenting comment", "Say what it is for.", 0.9),
                ],
                new DocumentationCoverage(3, 4, 75, [new CoverageShare("C#", 3, 4)], [new CoverageShare("src", 2, 3), new CoverageShare("lib", 1, 1)]),
                [new ExternalLink("https://example.com", "README.md", 1)], "One link is broken."),
            110));

    [Fact]
    public void What_was_written_for_containers_comes_with_what_the_linters_said() => Golden.Matches("devops-written-110", ResultText.Render(ResultExamples.Written, 110));

    [Fact]
    public void What_is_wrong_with_containers_is_a_table() => Golden.Matches("devops-checked-110", ResultText.Render(ResultExamples.Checked, 110));

    [Fact]
    public void Stored_data_is_findings_tables_queries_and_risky_migrations() => Golden.Matches("data-110", ResultText.Render(ResultExamples.Stored, 110));

    [Fact]
    public void A_command_shows_its_output_and_how_it_ended()
    {
        var text = ResultText.Render(new ExecutorResult("ls", 2, "a\u001b[31m\n", "no such file\n", 1234, "The command failed.", ["Check the path"]), 80);
        Assert.Equal("$ ls\na\nno such file\n\nexit code 2, 1.23 s. The command failed.\n  - Check the path\n", text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_result_in_a_form_of_ones_own_is_names_and_values_without_a_bracket()
    {
        var data = JsonElement.Parse("""{"summary":"Two files\nmatter","ok":true,"files":[{"path":"a\u001b[31m.cs","lines":[1,2]},{"path":"b.cs","lines":[]}],"tags":["x"],"none":null,"at":{"deep":{"value":1}}}""");
        Assert.Equal(
            """
            summary: Two files
              matter
            ok: yes
            files
              - path: a.cs
                lines
                  - 1
                  - 2
              - path: b.cs
                lines: none
            tags
              - x
            none: none
            at
              deep
                value: 1

            """,
            ResultText.Render(new OwnResult("Report", data), 80).ReplaceLineEndings("\n"));
    }
}

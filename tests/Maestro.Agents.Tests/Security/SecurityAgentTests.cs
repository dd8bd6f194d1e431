using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Security;

public sealed class SecurityAgentTests
{
    [Theory]
    [InlineData("csharp", "src/Shop/Web.cs")]
    [InlineData("python", "shop/web.py")]
    [InlineData("typescript", "src/server.ts")]
    public async Task Without_a_model_the_scan_is_the_result(string sample, string file)
    {
        using var work = Workplace.Sample(sample);
        var events = await work.RunAsync("security", "scan the project for vulnerabilities");
        var result = ResultOf(events);
        Assert.Contains(result.Vulnerabilities, found => found.File == file
            && found is { Rule: "sql-injection", Cwe: "CWE-89", Severity: FindingSeverity.Critical, Source: "static" });
        Assert.All(result.Vulnerabilities, found => Assert.StartsWith("CWE-", found.Cwe, StringComparison.Ordinal));
        Assert.Contains(result.Secrets, secret => secret.File == file && secret.Code!.Contains("****", StringComparison.Ordinal));
        Assert.InRange(result.Score!.Value, 0, 99);
        Assert.IsType<StatusChanged>(events[0]);
    }

    [Theory]
    [InlineData("securty audit")]
    [InlineData("is there anything insecure here? sql injection etc")]
    public async Task Words_for_the_work_even_misspelt_do_not_narrow_it_to_a_few_files(string request)
    {
        using var work = Workplace.Sample("python");
        Assert.Equal(
            ResultOf(await work.RunAsync("security", "scan the project for vulnerabilities")).Vulnerabilities.Count, ResultOf(await work.RunAsync("security", request)).Vulnerabilities.Count);
    }

    [Fact]
    public async Task Code_that_no_rule_reads_gets_no_good_mark()
    {
        using var work = new Workplace(("lib/a.ex", "defmodule A do\n  def run(x), do: System.cmd(\"sh\", [\"-c\", x])\nend\n"), ("mix.exs", "defmodule M do\nend\n"));
        var result = ResultOf(await work.RunAsync("security", "security audit"));
        Assert.Null(result.Score);
        Assert.Contains("The rules do not read Elixir (2 files)", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_of_lock_files_are_listed()
    {
        using var work = Workplace.Sample("python");
        Assert.Equal(["flask 3.1.0", "requests 2.32.3"], ResultOf(await work.RunAsync("security", "are our dependencies vulnerable?"))
            .Dependencies.Select(package => $"{package.Name} {package.Version}"));
    }

    [Fact]
    public async Task A_secret_is_never_shown()
    {
        using var work = Workplace.Sample("typescript");
        var model = new FakeChatClient(["Fine.\n```json\n{\"vulnerabilities\": []}\n```"]);
        var result = ResultOf(await work.RunAsync("security", "are there hardcoded secrets?", model));
        Assert.NotEmpty(result.Secrets);
        Assert.DoesNotContain(result.Secrets, secret => secret.Code!.Contains("ghp_", StringComparison.Ordinal));
        Assert.DoesNotContain("ghp_", model.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_doubts_stays_with_less_confidence()
    {
        using var work = new Workplace(("a.py", "import os\n\ndef run(name):\n    os.system('ls ' + name)\n"));
        var model = new FakeChatClient(["One thing.\n```json\n{\"vulnerabilities\": [{\"rule\": \"no-check\", \"cwe\": \"862\", \"severity\": \"medium\", \"file\": \"a.py\", \"line\": 3, \"description\": \"Anybody may call it.\"}], \"doubted\": [1]}\n```"]);
        var result = ResultOf(await work.RunAsync("security", "check a.py", model));
        Assert.Equal([("command-injection", "CWE-78", 0.3, "static"), ("no-check", "CWE-862", 0.6, "model")],
            result.Vulnerabilities.OrderBy(found => found.Rule).Select(found => (found.Rule, found.Cwe!, found.Confidence, found.Source)));
    }

    private static SecurityResult ResultOf(List<AgentEvent> events) => Assert.IsType<SecurityResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}

using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Devops;

public sealed class DevopsAgentTests
{
    [Theory]
    [InlineData("csharp", "k8s/shop.yaml", "target-port-not-open")]
    [InlineData("python", "Dockerfile", "copy-source-missing")]
    [InlineData("typescript", ".github/workflows/ci.yml", "script-missing")]
    public async Task Without_a_model_the_checks_are_the_result(string sample, string file, string rule)
    {
        using var work = Workplace.Sample(sample);
        var result = ResultOf(await work.RunAsync("devops", "check the containers, the pipelines and the kubernetes manifests"));
        Assert.Contains(result.Findings, finding => finding.File == file && finding is { Rule: var found, Source: "static" } && found == rule);
        Assert.Contains(result.Checks, check => check is { Name: "maestro", Outcome: DevopsCheck.Failed } && check.File == file);
        Assert.All(result.Files, read => Assert.Equal(("read", null), (read.Change, read.Diff)));
    }

    [Fact]
    public async Task No_two_repositories_get_the_same_files()
    {
        using var csharp = Workplace.CSharp();
        using var python = Workplace.Python();
        using var typescript = Workplace.TypeScript();
        var texts = new List<(string Docker, string Pipeline)>();
        foreach (var work in (Workplace[])[csharp, python, typescript])
        {
            var result = ResultOf(await work.RunAsync("devops", "write a Dockerfile and add CI with GitHub Actions"));
            Assert.DoesNotContain(result.Findings, finding => finding.Severity >= FindingSeverity.Medium);
            texts.Add((work.Read("Dockerfile"), work.Read(".github/workflows/ci.yml")));
        }

        Assert.Equal(3, texts.Select(text => text.Docker).Distinct().Count());
        Assert.Equal(3, texts.Select(text => text.Pipeline).Distinct().Count());
        Assert.Contains("dotnet publish src/Shop/Shop.csproj", texts[0].Docker, StringComparison.Ordinal);
        Assert.Contains("run: pytest", texts[1].Pipeline, StringComparison.Ordinal);
        Assert.Contains("run: npm run lint", texts[2].Pipeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_follows_the_facts()
    {
        using var work = new Workplace(
            ("package.json", """{"name":"api","engines":{"node":"^20"},"packageManager":"pnpm@9.0.0","scripts":{"start":"node src/main.js","test":"node --test"},"dependencies":{"pg":"8"}}"""),
            ("pnpm-lock.yaml", "lockfileVersion: '9.0'\n"),
            ("src/main.js", "const port = process.env.PORT || 4100;\nconst url = process.env.DATABASE_URL;\napp.get('/healthz', ok);\napp.listen(port);\n"));
        var result = ResultOf(await work.RunAsync("devops", "crie um docker compose e um manifesto do kubernetes"));
        Assert.Equal(["compose.yaml", "Dockerfile", ".dockerignore", "k8s/"], result.Files.Select(file => file.Path.StartsWith("k8s/", StringComparison.Ordinal) ? "k8s/" : file.Path));
        Assert.Contains("FROM node:20-slim", work.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Contains("pnpm install --frozen-lockfile", work.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Contains("CMD [\"node\", \"src/main.js\"]", work.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Contains("DATABASE_URL: \"postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app\"", work.Read("compose.yaml"), StringComparison.Ordinal);
        Assert.Contains("\"4100:4100\"", work.Read("compose.yaml"), StringComparison.Ordinal);
        Assert.Contains("path: /healthz", work.Read(result.Files[^1].Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_building_needs_is_taken_out_before_the_image_and_the_health_check_is_asked()
    {
        using var work = new Workplace(
            ("package.json", """{"name":"api","scripts":{"start":"node src/main.js","test":"node --test"},"devDependencies":{"eslint":"9"}}"""),
            ("yarn.lock", "# yarn lockfile v1\n"), ("src/main.js", "app.get('/healthz', ok);\napp.listen(4100);\n"));
        await work.RunAsync("devops", "write a Dockerfile and CI");
        var docker = work.Read("Dockerfile");
        Assert.InRange(docker.IndexOf("RUN yarn install --production --frozen-lockfile", StringComparison.Ordinal), docker.IndexOf("COPY . .", StringComparison.Ordinal), docker.LastIndexOf("FROM", StringComparison.Ordinal));
        Assert.Contains("fetch('http://127.0.0.1:4100/healthz')", docker, StringComparison.Ordinal);
        var pipeline = work.Read(".github/workflows/ci.yml");
        Assert.InRange(pipeline.IndexOf("cache: yarn", StringComparison.Ordinal), pipeline.IndexOf("corepack enable", StringComparison.Ordinal), pipeline.Length);
    }

    [Fact]
    public async Task An_application_of_gradle_is_started_by_its_own_distribution()
    {
        using var work = new Workplace(
            ("build.gradle.kts", "plugins { application }\njava { toolchain { languageVersion = JavaLanguageVersion.of(21) } }\napplication { mainClass = \"shop.App\" }\n"),
            ("settings.gradle.kts", "rootProject.name = \"shop\"\n"), ("gradlew", "#!/bin/sh\n"), ("gradle/wrapper/gradle-wrapper.properties", "x\n"),
            ("src/main/java/shop/App.java", "package shop;\n\npublic class App {\n    public static void main(String[] args) { }\n}\n"));
        var result = ResultOf(await work.RunAsync("devops", "write a Dockerfile"));
        Assert.DoesNotContain(result.Findings, finding => finding.Severity >= FindingSeverity.Medium);
        Assert.Contains("COPY --from=build /src/build/install/shop /opt/shop", work.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Contains("ENTRYPOINT [\"/opt/shop/bin/shop\"]", work.Read("Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_checked_and_not_overwritten()
    {
        using var work = Workplace.Sample("python");
        var before = work.Read("Dockerfile");
        var result = ResultOf(await work.RunAsync("devops", "write a Dockerfile"));
        Assert.Equal(before, work.Read("Dockerfile"));
        Assert.Contains("is there already", result.Summary, StringComparison.Ordinal);
        var replaced = ResultOf(await work.RunAsync("devops", "replace the Dockerfile")).Files.Single(file => file.Path == "Dockerfile");
        Assert.Equal("modified", replaced.Change);
        Assert.Contains("-COPY settings/production.toml", replaced.Diff, StringComparison.Ordinal);
        Assert.NotEqual(before, work.Read("Dockerfile"));
    }

    [Fact]
    public async Task Nothing_is_written_that_is_not_allowed()
    {
        using var work = Workplace.Python();
        work.Verdict = Verdict.Deny;
        var events = await work.RunAsync("devops", "write a Dockerfile");
        Assert.Equal(ErrorKind.Denied, Assert.IsType<RunFailed>(events[^1]).Kind);
        Assert.False(File.Exists(Path.Combine(work.Folder, "Dockerfile")));
    }

    [Theory]
    [InlineData("write terraform for the staging environment", "the request names none of these")]
    [InlineData("deploy to kubernetes", "nothing in the repository starts a program")]
    public async Task Without_a_model_what_it_cannot_write_is_refused_plainly(string request, string why)
    {
        using var work = new Workplace(("package.json", """{"name":"lib","scripts":{"test":"node --test"}}"""), ("index.js", "exports.a = 1;\n"));
        Assert.Contains(why, Assert.IsType<RunFailed>((await work.RunAsync("devops", request))[^1]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_not_work_is_sent_back_to_the_model_once()
    {
        using var work = Workplace.Python();
        var model = new FakeChatClient([Reply("FROM python:3.13-slim\nCOPY missing.txt /\n")], [Reply("FROM python:3.13-slim\nCOPY notes /app/notes\nUSER 1000\nCMD [\"python\", \"-m\", \"notes\"]\n")]);
        var events = await work.RunAsync("devops", "write a Dockerfile", model);
        Assert.Contains(events, e => e is StatusChanged { Message: "The answer does not hold: Dockerfile:2: `missing.txt` is not in the build context. Asking for a repair" });
        Assert.Contains("COPY notes /app/notes", work.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Equal("Runs the notes.", ResultOf(events).Summary);
    }

    [Fact]
    public async Task A_model_writes_nothing_outside_of_the_work_folder()
    {
        using var work = Workplace.Python();
        var outside = """{"files":[{"path":"../Dockerfile","content":"FROM scratch\n","description":"d"}],"findings":[]}""";
        var events = await work.RunAsync("devops", "check my pipelines", new FakeChatClient([outside], [outside]));
        Assert.Empty(ResultOf(events).Files);
        Assert.False(File.Exists(Path.Combine(work.Folder, "../Dockerfile")));
    }

    [Fact]
    public async Task Linters_that_are_there_are_run_and_the_others_are_named()
    {
        using var work = Workplace.Sample("python");
        work.Programs.Add("hadolint");
        work.Commands.ExitCode = 1;
        var result = ResultOf(await work.RunAsync("devops", "check the Dockerfile and the workflow"));
        Assert.Equal(["hadolint 'Dockerfile'"], work.Commands.Ran);
        Assert.Contains(result.Checks, check => check is { Name: "hadolint", Outcome: DevopsCheck.Failed, Detail: "done" });
        Assert.Contains(result.Checks, check => check is { Name: "actionlint", Outcome: DevopsCheck.NotRun, Detail: "actionlint is not on this machine" });
    }

    [Fact]
    public async Task A_linter_that_is_there_and_can_do_nothing_has_not_run()
    {
        using var work = new Workplace(("compose.yaml", "services:\n  web:\n    image: nginx:1.27\n"));
        work.Programs.Add("docker");
        work.Commands.ExitCode = 125;
        work.Commands.Output = new("unknown shorthand flag: 'f' in -f\n\nUsage:  docker [OPTIONS] COMMAND\n(exit code 125)", "", TimedOut: false);
        var result = ResultOf(await work.RunAsync("devops", "check compose.yaml"));
        Assert.Contains(result.Checks, check => check is { Name: "docker", Outcome: DevopsCheck.NotRun, Detail: "docker is here without its compose plugin" });
    }

    private static string Reply(string docker) =>
        $"Runs the notes.\n```json\n{{\"files\": [{{\"path\": \"Dockerfile\", \"content\": \"{JsonEncodedText.Encode(docker)}\", \"description\": \"runs\"}}], \"findings\": [], \"doubted\": []}}\n```";

    private static DevopsResult ResultOf(List<AgentEvent> events) => Assert.IsType<DevopsResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}

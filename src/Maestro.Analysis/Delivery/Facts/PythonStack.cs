using System.Text.RegularExpressions;
using Maestro.Analysis.Project;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A program of Python, as its manifests and its modules tell.</summary>
internal static partial class PythonStack
{
    private const string Usual = "3.13";

    public static Stack? Read(StackSources sources, string folder)
    {
        TomlLine[] settings = [.. TomlLines.Read(sources.Text(folder, "pyproject.toml"))];
        var (version, from) = VersionOf(sources, folder, settings);
        var install = PythonInstall.Of(sources, folder, settings);
        var start = PythonStart.Of(sources, folder, settings, install.Dependencies);
        var checks = sources.Commands("pytest", "python", "uv", "poetry", "pdm", "pipenv", "tox", "nox", "ruff", "mypy", "flake8", "black")
            .Where(command => command.Purpose is not CommandPurpose.Build).ToList();
        var test = checks.Find(command => command.Purpose is CommandPurpose.Test);
        var docker = new List<string> { $"FROM python:{version}-slim", "ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1", "WORKDIR /app", "RUN useradd --create-home app" };
        docker.AddRange(start is null && test is not null ? install.DockerWithTests : install.Docker);
        docker.Add("USER app");
        if (start is not null)
        {
            if (start.Port is { } port)
                docker.AddRange([$"EXPOSE {port.Port}", $"HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD {StackSources.Json(["python", "-c", Asks(port.Port, sources.HealthIn(folder, ".py"))])}"]);
            docker.Add($"CMD {StackSources.Json(install.Wrapped(start.Words))}");
        }
        else if (test is not null)
        {
            docker.Insert(docker.Count - 1, "RUN chown -R app /app");
            docker.Add($"CMD {StackSources.Json(Plain(test.Command).Split(' '))}");
        }
        else
        {
            docker.Clear();
        }

        return new Stack("Python", folder, version, from)
        {
            Dockerfile = docker.Count == 0 ? null : string.Join('\n', docker) + "\n",
            Ignored = ["**/__pycache__", "**/*.pyc", ".venv", "venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", "*.egg-info"],
            Start = start?.Text,
            Port = start?.Port,
            GitHubSetup = ["- uses: actions/setup-python@v5", "  with:", $"    python-version: \"{version}\"", .. install.UsesPip ? ["    cache: pip"] : Array.Empty<string>()],
            PipelineImage = $"python:{version}",
            Install = install.Pipeline(checks.Exists(command => command.Command.Contains("pytest", StringComparison.Ordinal))),
            Checks = checks,
            Notes = [.. install.Notes, .. start?.Notes ?? []],
        };
    }

    /// <summary>Asks the health check where the code has one, else whether the port is open.</summary>
    private static string Asks(int port, string? health) => health is null ? $"import socket; socket.create_connection(('127.0.0.1', {port}), 2)"
        : $"import urllib.request; urllib.request.urlopen('http://127.0.0.1:{port}{health}', timeout=2)";

    private static string Plain(string command) => command.IndexOf("&& ", StringComparison.Ordinal) is > 0 and var then ? command[(then + 3)..] : command;

    private static (string Version, string From) VersionOf(StackSources sources, string folder, TomlLine[] settings)
    {
        if (Number().Match(sources.Text(folder, ".python-version")) is { Success: true } named)
            return (named.Value, DeliveryTree.Joined(folder, ".python-version"));
        var range = settings.FirstOrDefault(line => line is { Section: "project", Key: "requires-python" } or { Section: "tool.poetry.dependencies", Key: "python" }).Value?.Trim('"', '\'');
        return range is { Length: > 0 }
            ? (StackSources.Within(range, Usual), $"`{range}` in {DeliveryTree.Joined(folder, "pyproject.toml")}")
            : (Usual, "nothing names a version, so a current one is used");
    }

    [GeneratedRegex(@"3\.\d+")]
    private static partial Regex Number();
}

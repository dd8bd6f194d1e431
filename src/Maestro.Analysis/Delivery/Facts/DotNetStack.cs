using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A program of .NET, as its projects tell.</summary>
internal static partial class DotNetStack
{
    public static Stack? Read(StackSources sources, string folder)
    {
        var program = sources.Facts.Commands.Where(command => command.Purpose is CommandPurpose.Run && command.Command.StartsWith("dotnet run", StringComparison.Ordinal) && StackSources.IsIn(folder, command.Source))
            .Select(command => command.Source).OrderByDescending(path => IsWeb(sources.Tree.Read(path) ?? ""))
            .ThenBy(path => path.Contains("api", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        var project = program
            ?? sources.Tree.Paths.FirstOrDefault(path => path.EndsWith(".csproj", StringComparison.Ordinal) && StackSources.IsIn(folder, path));
        if (project is null)
            return null;
        var text = sources.Tree.Read(project) ?? "";
        var (version, from) = VersionOf(sources, project, text);
        var isWeb = IsWeb(text);
        var port = program is null
            ? null
            : sources.PortIn(DeliveryTree.FolderOf(project), ".cs") ?? (isWeb ? new ListeningPort(8080, "ASP.NET Core listens there in its image", 0) : null);
        var name = Name().Match(text) is { Success: true } named ? named.Groups["name"].Value : Path.GetFileNameWithoutExtension(project);
        var checks = sources.Commands("dotnet");
        var docker = program is null ? Tests(version, checks) : Program(sources, version, project, isWeb, port, name);
        return new Stack(".NET", folder, version, from)
        {
            Dockerfile = docker.Count == 0 ? null : string.Join('\n', docker) + "\n",
            Ignored = ["**/bin", "**/obj", "**/*.user", ".vs", "TestResults", "artifacts"],
            Start = program is null ? null : $"{name}.dll ({project})",
            Port = port,
            GitHubSetup = ["- uses: actions/setup-dotnet@v4", "  with:", sources.Tree.HasFile("global.json") && sources.Tree.Read("global.json")?.Contains("\"sdk\"", StringComparison.Ordinal) is true
                ? "    global-json-file: global.json" : $"    dotnet-version: \"{version}.x\""],
            PipelineImage = $"mcr.microsoft.com/dotnet/sdk:{version}",
            Install = [sources.Facts.Commands.FirstOrDefault(command => command.Command.StartsWith("dotnet restore", StringComparison.Ordinal))?.Command ?? "dotnet restore"],
            Checks = checks,
            Notes = program is not null && sources.Facts.Commands.Count(command => command.Command.StartsWith("dotnet run", StringComparison.Ordinal)) > 1
                ? [$"there are several programs; this is for {project}"] : [],
        };
    }

    private static List<string> Program(StackSources sources, string version, string project, bool isWeb, ListeningPort? port, string name)
    {
        var shared = sources.Present(
            "", "global.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "nuget.config", "NuGet.config");
        var projects = Referenced(sources, project);
        List<string> docker = [$"FROM mcr.microsoft.com/dotnet/sdk:{version} AS build", "WORKDIR /src"];
        if (shared.Count > 0)
            docker.Add($"COPY {string.Join(' ', shared)} ./");
        docker.AddRange(projects.Select(path => $"COPY {Quoted(path, DeliveryTree.FolderOf(path) is { Length: > 0 } inside ? inside + "/" : "./")}"));
        docker.AddRange([$"RUN dotnet restore {Spaced(project)}", "COPY . .", $"RUN dotnet publish {Spaced(project)} -c Release --no-restore -o /app", "",
            $"FROM mcr.microsoft.com/dotnet/{(isWeb ? "aspnet" : "runtime")}:{version}", "WORKDIR /app", "COPY --from=build /app ."]);
        if (port is not null && port.Line > 0)
            docker.Add($"ENV ASPNETCORE_HTTP_PORTS={port.Port}");
        docker.Add("USER $APP_UID");
        if (port is not null)
            docker.Add($"EXPOSE {port.Port}");
        docker.Add($"ENTRYPOINT [\"dotnet\", \"{name}.dll\"]");
        return docker;
    }

    private static List<string> Tests(string version, IReadOnlyList<ProjectCommand> checks) =>
        checks.FirstOrDefault(command => command.Purpose is CommandPurpose.Test) is not { } test ? []
            : [$"FROM mcr.microsoft.com/dotnet/sdk:{version}", "WORKDIR /src", "COPY . .", "RUN dotnet restore && chown -R $APP_UID /src", "USER $APP_UID", $"CMD {StackSources.Json(test.Command.Split(' '))}"];

    /// <summary>The project and those that it refers to, so that packages are restored before any code is copied.</summary>
    private static List<string> Referenced(StackSources sources, string project)
    {
        var found = new List<string> { project };
        for (var i = 0; i < found.Count && found.Count < 40; i++)
            foreach (Match reference in Reference().Matches(sources.Tree.Read(found[i]) ?? ""))
            {
                var path = DeliveryTree.Joined(DeliveryTree.FolderOf(found[i]), reference.Groups["path"].Value);
                if (!found.Contains(path) && sources.Tree.HasFile(path))
                    found.Add(path);
            }

        return found;
    }

    private static (string Version, string From) VersionOf(StackSources sources, string project, string text)
    {
        foreach (var (path, content) in new[] { (project, text) }.Concat(sources.Tree.Named("Directory.Build.props").Concat(sources.Tree.Named("Directory.Packages.props")).Select(path => (path, sources.Tree.Read(path) ?? ""))))
            if (Framework().Match(content) is { Success: true } named)
                return (named.Groups["version"].Value, path);
        return ("10.0", "nothing names a version, so a current one is used");
    }

    private static bool IsWeb(string text) => text.Contains("Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal);

    private static string Quoted(string from, string to) => from.Contains(' ') ? StackSources.Json([from, to]) : $"{from} {to}";

    private static string Spaced(string path) => path.Contains(' ') ? $"\"{path}\"" : path;

    [GeneratedRegex(@"<TargetFrameworks?>[^<]*?net(?<version>\d+\.\d+)")]
    private static partial Regex Framework();

    [GeneratedRegex(@"<AssemblyName>(?<name>[\w.-]+)<")]
    private static partial Regex Name();

    [GeneratedRegex(@"<ProjectReference\s+Include=""(?<path>[^""]+)""")]
    private static partial Regex Reference();
}

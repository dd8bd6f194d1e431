using System.Text.RegularExpressions;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A program of Go, as its module and its main packages tell.</summary>
internal static partial class GoStack
{
    public static Stack? Read(StackSources sources, string folder)
    {
        var module = sources.Text(folder, "go.mod");
        if (Version().Match(module) is not { Success: true } named)
            return null;
        var version = named.Groups["version"].Value;
        var main = sources.FilesIn(folder, ".go").Where(file => MainPackage().IsMatch(file.Text) && file.Text.Contains("func main()", StringComparison.Ordinal)
                && !TestPaths.IsSample(file.Path) && !file.Text.StartsWith("//go:build ignore", StringComparison.Ordinal))
            .OrderBy(file => file.Path.AsSpan().Count('/')).ThenBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault();
        var port = sources.PortIn(folder, ".go");
        var package = main is null ? null : DeliveryTree.FolderOf(main.Path) is var inside && inside == folder ? "." : $"./{inside[(folder.Length == 0 ? 0 : folder.Length + 1)..]}";
        var files = sources.Has(folder, "go.sum") ? "go.mod go.sum" : "go.mod";
        List<string> docker =
        [
            $"FROM golang:{version}{(package is null ? "" : " AS build")}", "WORKDIR /src", $"COPY {files} ./", "RUN go mod download", "COPY . .",
        ];
        if (package is not null)
        {
            docker.AddRange([$"RUN CGO_ENABLED=0 go build -trimpath -o /app {package}", "", "FROM gcr.io/distroless/static-debian12:nonroot", "COPY --from=build /app /app", "USER nonroot"]);
            if (port is not null)
                docker.Add($"EXPOSE {port.Port}");
            docker.Add("ENTRYPOINT [\"/app\"]");
        }
        else if (sources.Facts.Commands.Any(command => command.Purpose is CommandPurpose.Test && command.Command.StartsWith("go", StringComparison.Ordinal)))
        {
            docker.AddRange(["RUN useradd --create-home app && chown -R app /src", "USER app", "CMD [\"go\", \"test\", \"./...\"]"]);
        }
        else
        {
            docker.Clear();
        }

        return new Stack("Go", folder, version, $"go {version} in {DeliveryTree.Joined(folder, "go.mod")}")
        {
            Dockerfile = docker.Count == 0 ? null : string.Join('\n', docker) + "\n",
            Ignored = ["bin", "*.test", "*.out"],
            Start = main is null ? null : $"the program of {main.Path}",
            Port = main is null ? null : port,
            GitHubSetup = ["- uses: actions/setup-go@v5", "  with:", $"    go-version-file: {DeliveryTree.Joined(folder, "go.mod")}"],
            PipelineImage = $"golang:{version}",
            Install = [folder.Length == 0 ? "go mod download" : $"go -C {folder} mod download"],
            Checks = [.. sources.Commands("go").Concat(sources.Facts.Commands.Where(command => command.Command.EndsWith(" vet ./...", StringComparison.Ordinal))).DistinctBy(command => command.Command)],
        };
    }

    [GeneratedRegex(@"^go\s+(?<version>\d+\.\d+)", RegexOptions.Multiline)]
    private static partial Regex Version();

    [GeneratedRegex(@"^package\s+main\b", RegexOptions.Multiline)]
    private static partial Regex MainPackage();
}

using Maestro.Analysis.Project;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A program of Rust, as its Cargo.toml tells.</summary>
internal static class RustStack
{
    private const string Usual = "1.88";

    public static Stack? Read(StackSources sources, string folder)
    {
        TomlLine[] lines = [.. TomlLines.Read(sources.Text(folder, "Cargo.toml"))];
        if (lines.Length == 0)
            return null;
        var named = lines.FirstOrDefault(line => line.Section is "package" or "workspace.package" && line.Key == "rust-version").Value?.Trim('"');
        var version = named ?? Usual;
        var name = (lines.FirstOrDefault(line => line is { Section: "bin", Key: "name" }).Value ?? lines.FirstOrDefault(line => line is { Section: "package", Key: "name" }).Value)?.Trim('"');
        var isProgram = name is not null && (sources.Has(folder, "src/main.rs") || lines.Any(line => line.Section == "bin"));
        var locked = sources.Has(folder, "Cargo.lock") ? " --locked" : "";
        var port = isProgram ? sources.PortIn(folder, ".rs") : null;
        List<string> docker = isProgram
            ?
            [
                $"FROM rust:{version}-slim-bookworm AS build", "WORKDIR /src", "COPY . .", $"RUN cargo build --release{locked} --bin {name}", "",
                "FROM debian:bookworm-slim", "RUN useradd --system app", $"COPY --from=build /src/target/release/{name} /usr/local/bin/{name}", "USER app",
                .. port is null ? Array.Empty<string>() : [$"EXPOSE {port.Port}"], $"ENTRYPOINT [\"{name}\"]",
            ]
            : [$"FROM rust:{version}-slim-bookworm", "WORKDIR /src", "COPY . .", $"RUN cargo fetch{locked} && useradd --create-home app && chown -R app /src", "USER app", "CMD [\"cargo\", \"test\"]"];
        return new Stack("Rust", folder, version, named is null ? "nothing names a version, so a current one is used" : $"rust-version in {DeliveryTree.Joined(folder, "Cargo.toml")}")
        {
            Dockerfile = string.Join('\n', docker) + "\n",
            Ignored = ["target"],
            Start = isProgram ? $"the program {name} ({DeliveryTree.Joined(folder, "Cargo.toml")})" : null,
            Port = port,
            GitHubSetup = [$"- run: rustup toolchain install {(named is null ? "stable" : version)} --profile minimal --component clippy,rustfmt && rustup default {(named is null ? "stable" : version)}"],
            PipelineImage = $"rust:{version}",
            Checks = sources.Commands("cargo"),
        };
    }
}

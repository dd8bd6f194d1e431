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
        var lints = sources.Facts.Commands.Any(
            command => command.Command.Contains("clippy", StringComparison.Ordinal) || command.Command.Contains("cargo fmt", StringComparison.Ordinal));
        List<string> docker = isProgram
            ?
            [
                // What was built before is kept beside the image, as no layer can hold it: the manifest does not build without the code.
                $"FROM rust:{version}-bookworm AS build", "WORKDIR /src", "COPY . .",
                "RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \\",
                $"    cargo build --release{locked} --bin {name} && cp target/release/{name} /{name}", "",
                "FROM gcr.io/distroless/cc-debian12:nonroot", $"COPY --from=build /{name} /usr/local/bin/{name}", "USER nonroot",
                .. port is null ? Array.Empty<string>() : [$"EXPOSE {port.Port}"], $"ENTRYPOINT [\"{name}\"]",
            ]
            : [$"FROM rust:{version}-slim-bookworm", "WORKDIR /src", "COPY . .", $"RUN cargo fetch{locked} && useradd --create-home app && chown -R app /src", "USER app", "CMD [\"cargo\", \"test\"]"];
        return new Stack("Rust", folder, version, named is null ? "nothing names a version, so a current one is used" : $"rust-version in {DeliveryTree.Joined(folder, "Cargo.toml")}")
        {
            Dockerfile = string.Join('\n', docker) + "\n",
            Ignored = ["target"],
            Start = isProgram ? $"the program {name} ({DeliveryTree.Joined(folder, "Cargo.toml")})" : null,
            Port = port,
            GitHubSetup =
            [
                $"- run: rustup toolchain install {(named is null ? "stable" : version)} --profile minimal{(lints ? " --component clippy,rustfmt" : "")} && rustup default {(named is null ? "stable" : version)}",
                .. locked.Length == 0 ? Array.Empty<string>() :
                [
                    "- uses: actions/cache@v4", "  with:", "    path: |", "      ~/.cargo/registry", $"      {DeliveryTree.Joined(folder, "target")}",
                    $"    key: cargo-${{{{ runner.os }}}}-{version}-${{{{ hashFiles('{DeliveryTree.Joined(folder, "Cargo.lock")}') }}}}",
                ],
            ],
            PipelineImage = $"rust:{version}",
            Checks = sources.Commands("cargo"),
        };
    }
}

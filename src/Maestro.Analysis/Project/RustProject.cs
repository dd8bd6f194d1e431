using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads Cargo.toml of a crate or a workspace.</summary>
internal static class RustProject
{
    private const string Section = "dependencies.";

    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        var manifests = files.Named("Cargo.toml");
        if (manifests.Count == 0)
            return;
        foreach (var path in manifests.Take(60))
        {
            var lines = TomlLines.Read(files.Read(path)).ToList();
            var keys = lines.Where(l => l.Key.Length > 0 && IsDependencies(l.Section)).Select(l => l.Key.Split('.')[0]);
            var sections = lines.Where(l => l.Key.Length == 0 && l.Section.StartsWith(Section, StringComparison.Ordinal))
                .Select(l => l.Section[Section.Length..]);
            facts.Manifest(path, "crates.io", keys.Concat(sections));
            foreach (var program in path.StartsWith("fuzz", StringComparison.Ordinal) ? [] : lines.Where(l => l.Section == "bin" && l.Key == "path"))
                facts.EntryPoint(ProjectFiles.Beside(path, program.Value.Trim('"')) is var file && files.Has(file) ? file : null);
        }
        foreach (var path in files.Nearest("Cargo.toml"))
            Commands(files, facts, path);
    }

    private static bool IsDependencies(string section) =>
        section is "dependencies" or "dev-dependencies" or "build-dependencies" or "workspace.dependencies"
        || (section.StartsWith("target.", StringComparison.Ordinal) && section.EndsWith("dependencies", StringComparison.Ordinal));

    private static void Commands(ProjectFiles files, FactsDraft facts, string path)
    {
        var sections = TomlLines.Read(files.Read(path)).Select(l => l.Section).ToHashSet(StringComparer.Ordinal);
        var where = (sections.Contains("workspace") ? " --workspace" : "") + (path.Contains('/') ? $" --manifest-path {path}" : "");
        facts.Command(CommandPurpose.Build, "cargo build" + where, path);
        facts.Command(CommandPurpose.Test, "cargo test" + where, path);
        var inFolder = path.Contains('/') ? $" --manifest-path {path}" : "";
        if (sections.Contains("package") && (sections.Contains("bin") || files.Has(ProjectFiles.Beside(path, "src/main.rs"))))
            facts.Command(CommandPurpose.Run, "cargo run" + inFolder, path);
        foreach (var name in (string[])["clippy.toml", ".clippy.toml"])
        {
            if (files.Has(name))
                facts.Command(CommandPurpose.Lint, "cargo clippy" + where, name);
        }
        if (sections.Any(s => s.EndsWith("lints.clippy", StringComparison.Ordinal)))
            facts.Command(CommandPurpose.Lint, "cargo clippy" + where, path);
        foreach (var name in (string[])["rustfmt.toml", ".rustfmt.toml"])
        {
            if (files.Has(name))
                facts.Command(CommandPurpose.Format, "cargo fmt --all", name);
        }
    }
}

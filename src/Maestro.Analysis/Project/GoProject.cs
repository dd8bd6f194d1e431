using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads go.mod and finds the programs of the module.</summary>
internal static class GoProject
{
    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        foreach (var path in files.Named("go.mod").Take(20))
            facts.Manifest(path, "Go", Required(files.Read(path)));
        foreach (var path in files.Nearest("go.mod"))
            Commands(files, facts, path);
    }

    private static void Commands(ProjectFiles files, FactsDraft facts, string path)
    {
        var folder = ProjectFiles.Folder(path);
        var go = folder.Length == 0 ? "go" : $"go -C {folder}";
        var prefix = folder.Length == 0 ? "" : folder + "/";
        facts.Command(CommandPurpose.Build, $"{go} build ./...", path);
        if (files.Paths.Any(p => p.StartsWith(prefix, StringComparison.Ordinal) && p.EndsWith("_test.go", StringComparison.Ordinal)))
            facts.Command(CommandPurpose.Test, $"{go} test ./...", path);
        foreach (var main in files.Named("main.go").Where(p => p.StartsWith(prefix, StringComparison.Ordinal) && ProjectFiles.Depth(p) <= 3).Take(5))
        {
            var package = ProjectFiles.Folder(main[prefix.Length..]);
            if (package.Length > 0 && !files.Read(main).Contains("package main", StringComparison.Ordinal))
                continue;
            facts.EntryPoint(main);
            facts.Command(CommandPurpose.Run, package.Length == 0 ? $"{go} run ." : $"{go} run ./{package}", main);
        }
        foreach (var name in (string[])[".golangci.yml", ".golangci.yaml", ".golangci.toml"])
        {
            if (files.Has(name))
                facts.Command(CommandPurpose.Lint, "golangci-lint run", name);
        }
        facts.Command(CommandPurpose.Lint, $"{go} vet ./...", path);
        facts.Command(CommandPurpose.Install, $"{go} mod download", path);
    }

    private static IEnumerable<string> Required(string text)
    {
        var inBlock = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith(')'))
                inBlock = false;
            else if (line.StartsWith("require (", StringComparison.Ordinal))
                inBlock = true;
            else if ((inBlock || line.StartsWith("require ", StringComparison.Ordinal)) && !line.Contains("// indirect", StringComparison.Ordinal))
                yield return line.Replace("require ", "", StringComparison.Ordinal).Split(' ')[0];
        }
    }
}

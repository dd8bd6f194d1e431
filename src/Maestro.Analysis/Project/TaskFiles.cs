using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads the targets of Makefile, justfile and Taskfile, and the repository's own scripts.</summary>
internal static class TaskFiles
{
    private static readonly string[] s_scriptFolders = ["", "scripts/", "script/", "bin/", "tools/", ".ci/", "ci/"];

    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        foreach (var name in (string[])["Makefile", "GNUmakefile", "makefile"])
        {
            if (files.Has(name))
                Targets(facts, files.Read(name), "make", name);
        }
        foreach (var name in (string[])["justfile", "Justfile", ".justfile"])
        {
            if (files.Has(name))
                Targets(facts, files.Read(name), "just", name);
        }
        foreach (var name in (string[])["Taskfile.yml", "Taskfile.yaml"])
        {
            if (files.Has(name))
                Tasks(facts, files.Read(name), name);
        }
        Scripts(files, facts);
    }

    private static void Targets(FactsDraft facts, string text, string program, string source)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || char.IsWhiteSpace(line[0]) || (colon + 1 < line.Length && line[colon + 1] == '='))
                continue;
            // just allows parameters after the name.
            var name = line[..colon];
            name = name.IndexOf(' ') is > 0 and var space && program == "just" ? name[..space] : name.Trim();
            if (TargetNames.Purpose(name) is { } purpose)
                facts.Command(purpose, program == "make" && name is "all" ? "make" : $"{program} {name}", source);
        }
    }

    private static void Tasks(FactsDraft facts, string text, string source)
    {
        var inTasks = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                inTasks = line.StartsWith("tasks:");
            else if (inTasks && line.Length > 3 && line[..2] is "  " && line[2] != ' ' && line.TrimEnd().EndsWith(':')
                && TargetNames.Purpose(line.Trim().TrimEnd(':')) is { } purpose)
                facts.Command(purpose, $"task {line.Trim().TrimEnd(':')}", source);
        }
    }

    private static void Scripts(ProjectFiles files, FactsDraft facts)
    {
        foreach (var path in files.Paths)
        {
            var slash = path.LastIndexOf('/') + 1;
            if (slash > 8 || Array.IndexOf(s_scriptFolders, path[..slash]) < 0)
                continue;
            var name = path.AsSpan(slash);
            var dot = name.LastIndexOf('.');
            var extension = dot > 0 ? name[dot..] : default;
            if (extension is not ("" or ".sh" or ".ps1") || TargetNames.Purpose(dot > 0 ? name[..dot] : name) is not { } purpose)
                continue;
            // What a pipeline runs is not how the program is run.
            if (purpose == CommandPurpose.Run && slash > 0 && path[..slash] is (".ci/" or "ci/"))
                continue;
            if (extension is "" && slash == 0 && !files.Read(path).StartsWith("#!", StringComparison.Ordinal))
                continue;
            facts.Command(purpose, extension is ".ps1" ? $"pwsh {path}" : slash == 0 ? $"./{path}" : path, path);
        }
    }
}

using System.Text.Json;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads package.json: scripts with the package manager that the lock file names, dependencies, entry points.</summary>
internal static class NodeProject
{
    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        var all = files.Named("package.json");
        var nearest = files.Nearest("package.json").ToHashSet(StringComparer.Ordinal);
        foreach (var path in all.Take(60))
        {
            using var document = JsonManifest.Parse(files.Read(path));
            if (document is null)
                continue;
            var package = document.RootElement;
            facts.Manifest(path, "npm", JsonManifest.Keys(package, "dependencies", "devDependencies", "peerDependencies"));
            if (nearest.Contains(path))
                Scripts(files, facts, path, package);
            EntryPoints(files, facts, path, package);
        }
    }

    private static void Scripts(ProjectFiles files, FactsDraft facts, string path, JsonElement package)
    {
        var (manager, source) = Manager(files, path, package);
        var folder = ProjectFiles.Folder(path);
        facts.Command(CommandPurpose.Install, InFolder(manager, folder, "install"), source);
        if (!package.TryGetProperty("scripts", out var scripts) || scripts.ValueKind != JsonValueKind.Object)
            return;
        foreach (var script in scripts.EnumerateObject())
        {
            if (TargetNames.Purpose(script.Name) is not { } purpose || purpose == CommandPurpose.Install || script.Value.ValueKind != JsonValueKind.String)
                continue;
            // What "npm init" writes is no test.
            if (!script.Value.GetString()!.Contains("no test specified", StringComparison.Ordinal))
                facts.Command(purpose, InFolder(manager, folder, Script(manager, script.Name)) + Once(manager, purpose, script.Value.GetString()!), path);
        }
    }

    private static string Script(string manager, string name) => manager switch
    {
        "npm" when name is "test" or "start" => name,
        "yarn" or "pnpm" when name is not ("install" or "init") => name,
        _ => "run " + name,
    };

    /// <summary>What makes a runner end that would wait for changes of files after the tests.</summary>
    private static string Once(string manager, CommandPurpose purpose, string script)
    {
        var words = script.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Says(params ReadOnlySpan<string> wanted) => words.AsSpan().ContainsAny(wanted);
        var option = purpose is not CommandPurpose.Test ? null
            : words is ["vitest" or "vitest.mjs" or "npx", ..] && Says("vitest") && !Says("run", "--run", "--watch=false", "bench", "list") ? "--run"
            : Says("react-scripts") && Says("test") && !Says("--watchAll=false") ? "--watchAll=false"
            : words is ["ng", "test", ..] && !Says("--watch=false", "--no-watch") ? "--watch=false"
            : null;
        return option is null ? "" : manager is "npm" ? $" -- {option}" : $" {option}";
    }

    private static string InFolder(string manager, string folder, string rest) => folder.Length == 0 ? $"{manager} {rest}" : manager switch
    {
        "pnpm" => $"pnpm -C {folder} {rest}",
        "npm" => $"npm --prefix {folder} {rest}",
        _ => $"{manager} --cwd {folder} {rest}",
    };

    private static (string Manager, string Source) Manager(ProjectFiles files, string path, JsonElement package)
    {
        if (package.TryGetProperty("packageManager", out var named) && named.ValueKind == JsonValueKind.String)
        {
            var name = named.GetString()!.Split('@')[0];
            if (name is "npm" or "pnpm" or "yarn" or "bun")
                return (name, path);
        }
        (string File, string Manager)[] locks =
            [("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lock", "bun"), ("bun.lockb", "bun"), ("package-lock.json", "npm")];
        foreach (var (file, manager) in locks)
        {
            if (files.Has(ProjectFiles.Beside(path, file)))
                return (manager, ProjectFiles.Beside(path, file));
        }
        return ("npm", path);
    }

    private static void EntryPoints(ProjectFiles files, FactsDraft facts, string path, JsonElement package)
    {
        var targets = new List<string?>();
        if (package.TryGetProperty("bin", out var bin))
            targets.AddRange(bin.ValueKind == JsonValueKind.Object ? bin.EnumerateObject().Select(b => b.Value.ToString()) : [bin.ToString()]);
        if (package.TryGetProperty("main", out var main) && main.ValueKind == JsonValueKind.String)
            targets.Add(main.GetString());
        else
            targets.Add("index.js");
        foreach (var target in targets)
        {
            var file = ProjectFiles.Beside(path, target!.TrimStart('.').TrimStart('/'));
            facts.EntryPoint(files.Has(file) ? file : files.Has(file + ".js") ? file + ".js" : null);
        }
    }
}

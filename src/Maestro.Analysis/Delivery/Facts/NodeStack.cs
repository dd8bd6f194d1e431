using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A program of Node.js, as its package.json tells.</summary>
internal static partial class NodeStack
{
    private const string Usual = "22";

    private static readonly SearchValues<char> Shell = SearchValues.Create("&|;$=\"'");
    private static readonly string[] Lists = ["dependencies", "devDependencies"];

    public static Stack? Read(StackSources sources, string folder)
    {
        var text = sources.Text(folder, "package.json");
        using var document = Parsed(text);
        if (document is null)
            return null;
        var package = document.RootElement;
        var (version, from) = VersionOf(sources, folder, package);
        var (manager, lockFile) = Manager(sources, folder, package);
        var build = Script(package, "build");
        var hasDev = package.TryGetProperty("devDependencies", out var dev) && dev.EnumerateObject().Any();
        var port = sources.PortIn(folder, ".js", ".ts", ".mjs", ".cjs", ".tsx");
        var start = StartOf(sources, folder, package, manager, build, port);
        var isSite = start is null && build is not null && Uses(package, "vite") && sources.Has(folder, "index.html");
        var notes = new List<string>();
        if (lockFile is null)
            notes.Add("there is no lock file, so each build may get other packages; commit one and install from it");
        var isClassic = manager == "yarn" && sources.Text(folder, "yarn.lock").Contains("# yarn lockfile v1", StringComparison.Ordinal);
        var install = lockFile is null ? $"{manager} install" : Locked(manager, isClassic);
        var docker = new List<string> { $"FROM {Image(manager, version)}{(start is not null || isSite ? " AS build" : "")}", "WORKDIR /app" };
        if (manager is "pnpm" or "yarn")
            docker.Add("RUN corepack enable");
        docker.Add($"COPY {string.Join(' ', (string[])["package.json", .. lockFile is null ? Array.Empty<string>() : [lockFile], .. sources.Present(folder, ".npmrc", "pnpm-workspace.yaml", ".yarnrc.yml")])} ./");
        docker.AddRange([$"RUN {install}", "COPY . ."]);
        if (build is not null)
            docker.Add($"RUN {manager} run build");
        if (start is not null)
            docker.AddRange(
            [
                .. hasDev && Pruned(manager, isClassic) is { } prune ? [$"RUN {prune}"] : Array.Empty<string>(),
                .. Final(version, manager, start.Value.Words, port ??= Default(package), sources.HealthIn(folder, ".js", ".ts", ".mjs", ".cjs")),
            ]);
        else if (isSite)
            docker.AddRange(["", "FROM nginxinc/nginx-unprivileged:1.27-alpine", $"COPY --from=build /app/{OutputOf(sources, folder)} /usr/share/nginx/html", "EXPOSE 8080"]);
        else if (Script(package, "test") is not null)
            docker.AddRange([$"RUN chown -R {User(manager)} /app", $"USER {User(manager)}", $"CMD {StackSources.Json([manager, "test"])}"]);
        else
            docker.Clear();
        var checks = sources.Commands(manager).Where(command => command.Source == DeliveryTree.Joined(folder, "package.json")).ToList();
        return new Stack("Node.js", folder, version, from)
        {
            Dockerfile = docker.Count == 0 ? null : string.Join('\n', docker) + "\n",
            Ignored = ["**/node_modules", "dist", "coverage", "npm-debug.log*"],
            Start = start?.Text ?? (isSite ? $"the built pages of `{build}`, served by nginx" : null),
            Port = isSite ? new ListeningPort(8080, "nginx-unprivileged", 0) : start is null ? null : port,
            GitHubSetup =
            [
                // The cache is kept by the program that installs, so that has to be there before.
                .. manager is "pnpm" or "yarn" ? ["- run: corepack enable"] : Array.Empty<string>(),
                "- uses: actions/setup-node@v4", "  with:", sources.Has(folder, ".nvmrc") ? $"    node-version-file: {DeliveryTree.Joined(folder, ".nvmrc")}" : $"    node-version: \"{version}\"",
                .. lockFile is not null && manager != "bun" ? new[] { $"    cache: {manager}", $"    cache-dependency-path: {DeliveryTree.Joined(folder, lockFile)}" } : [],
                .. manager is "bun" ? ["- run: npm install --global bun"] : Array.Empty<string>(),
            ],
            PipelineImage = manager == "bun" ? "oven/bun:1" : $"node:{version}",
            Install = [folder.Length == 0 ? install : manager == "npm" ? install.Replace("npm ", $"npm --prefix {folder} ", StringComparison.Ordinal) : $"cd {folder} && {install} && cd -"],
            Checks = checks,
            Notes = notes,
        };
    }

    private static IEnumerable<string> Final(string version, string manager, IReadOnlyList<string> start, ListeningPort? port, string? health)
    {
        yield return "";
        yield return $"FROM {Image(manager, version)}";
        yield return "ENV NODE_ENV=production";
        yield return "WORKDIR /app";
        if (manager is "pnpm" or "yarn" && start[0] == manager)
            yield return "RUN corepack enable";
        yield return $"COPY --from=build --chown={User(manager)}:{User(manager)} /app ./";
        yield return $"USER {User(manager)}";
        if (port is not null)
        {
            yield return $"EXPOSE {port.Port}";
            yield return $"HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD {StackSources.Json([manager == "bun" ? "bun" : "node", "-e", Asks(port.Port, health)])}";
        }

        yield return $"CMD {StackSources.Json(start)}";
    }

    /// <summary>Asks the health check where the code has one, else whether the port is open.</summary>
    private static string Asks(int port, string? health) => health is null
        ? $"require('net').connect({port}).on('connect',()=>process.exit(0)).on('error',()=>process.exit(1))"
        : $"fetch('http://127.0.0.1:{port}{health}').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))";

    /// <summary>Takes what only building needs out of the packages; null where no one command does.</summary>
    private static string? Pruned(string manager, bool isClassic) => manager switch
    {
        "npm" => "npm prune --omit=dev",
        "pnpm" => "pnpm prune --prod --ignore-scripts",
        "yarn" when isClassic => "yarn install --production --frozen-lockfile --ignore-scripts",
        "bun" => "rm -rf node_modules && bun install --frozen-lockfile --production",
        _ => null,
    };

    private static (IReadOnlyList<string> Words, string Text)? StartOf(StackSources sources, string folder, JsonElement package, string manager, string? build, ListeningPort? port)
    {
        if (Script(package, "start") is { } start)
        {
            var words = start.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isPlain = words[0] == "node" && !start.AsSpan().ContainsAny(Shell);
            return (isPlain ? words : [manager, "start"], $"`{start}` (package.json, scripts.start)");
        }

        if (package.TryGetProperty("bin", out var bin)
            && (bin.ValueKind == JsonValueKind.Object ? bin.EnumerateObject().FirstOrDefault().Value : bin) is { ValueKind: JsonValueKind.String } program)
            return (["node", program.GetString()!.TrimStart('.').TrimStart('/')], $"`node {program}` (package.json, bin)");
        if (port is null)
            return null;
        var source = port.File[(folder.Length == 0 ? 0 : folder.Length + 1)..];
        if (!source.EndsWith(".ts", StringComparison.Ordinal))
            return (["node", source], $"`node {source}`, which listens on {port.Port} ({port.File}:{port.Line})");
        if (build is null)
            return null;
        var built = Path.ChangeExtension(source, ".js");
        var output = OutputOf(sources, folder);
        var compiled = source.StartsWith("src/", StringComparison.Ordinal) && sources.Text(folder, "tsconfig.json").Contains("\"outDir\"", StringComparison.Ordinal) ? $"{output}/{built["src/".Length..]}" : built;
        return (["node", compiled], $"`node {compiled}`, built by `{build}` from {port.File}, which listens on {port.Port}");
    }

    private static (string Version, string From) VersionOf(StackSources sources, string folder, JsonElement package)
    {
        foreach (var name in (string[])[".nvmrc", ".node-version"])
            if (Digits().Match(sources.Text(folder, name)) is { Success: true } named)
                return (named.Value, DeliveryTree.Joined(folder, name));
        if (package.TryGetProperty("engines", out var engines) && engines.ValueKind == JsonValueKind.Object && engines.TryGetProperty("node", out var node))
            return (StackSources.Within(node.ToString(), Usual).Split('.')[0], $"engines.node `{node}` in {DeliveryTree.Joined(folder, "package.json")}");
        return (Usual, "nothing names a version, so the long-term one is used");
    }

    private static (string Manager, string? Lock) Manager(StackSources sources, string folder, JsonElement package)
    {
        (string File, string Manager)[] locks = [("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lock", "bun"), ("package-lock.json", "npm")];
        var found = Array.Find(locks, known => sources.Has(folder, known.File));
        if (found.File is not null)
            return (found.Manager, found.File);
        var named = package.TryGetProperty("packageManager", out var manager) ? manager.ToString().Split('@')[0] : "npm";
        return (named is "pnpm" or "yarn" or "bun" ? named : "npm", null);
    }

    private static string Image(string manager, string version) => manager == "bun" ? "oven/bun:1-slim" : $"node:{version}-slim";

    private static string User(string manager) => manager == "bun" ? "bun" : "node";

    private static string Locked(string manager, bool isClassic) => manager switch
    {
        "npm" => "npm ci",
        "yarn" when !isClassic => "yarn install --immutable",
        _ => $"{manager} install --frozen-lockfile",
    };

    private static ListeningPort? Default(JsonElement package) =>
        Uses(package, "next") ? new(3000, "Next.js listens there by itself", 0) : Uses(package, "nuxt") ? new(3000, "Nuxt listens there by itself", 0) : null;

    private static string OutputOf(StackSources sources, string folder) =>
        OutDir().Match(sources.Text(folder, "tsconfig.json")) is { Success: true } named ? named.Groups["folder"].Value.TrimEnd('/') : "dist";

    private static bool Uses(JsonElement package, string name) =>
        Array.Exists(Lists, kind => package.TryGetProperty(kind, out var list) && list.ValueKind == JsonValueKind.Object && list.TryGetProperty(name, out _));

    private static string? Script(JsonElement package, string name) =>
        package.TryGetProperty("scripts", out var scripts) && scripts.ValueKind == JsonValueKind.Object && scripts.TryGetProperty(name, out var script)
        && script.GetString() is { Length: > 0 } text && !text.Contains("no test specified", StringComparison.Ordinal) ? text : null;

    private static JsonDocument? Parsed(string text) => Project.JsonManifest.Parse(text);

    [GeneratedRegex(@"\d+(?:\.\d+)*")]
    private static partial Regex Digits();

    [GeneratedRegex(@"""outDir""\s*:\s*""\.?/?(?<folder>[^""]+)""")]
    private static partial Regex OutDir();
}

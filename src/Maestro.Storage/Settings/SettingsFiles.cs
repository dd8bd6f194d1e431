using Maestro.Storage.Folders;

namespace Maestro.Storage.Settings;

/// <summary>Reads the settings that are in force in a folder: user file, project files, environment; a later one wins, rules add up.</summary>
public sealed class SettingsFiles(SettingKeys keys, UserFolders folders, Func<string, string?> environment)
{
    private static readonly (string Variable, string Key)[] Variables =
    [
        ("MAESTRO_PROVIDER", "provider"), ("MAESTRO_MODEL", "model"), ("MAESTRO_FAILOVER", "failover"), ("MAESTRO_THEME", "theme"), ("MAESTRO_MOTION", "motion"),
        ("MAESTRO_BUDGET_USD", "budget.usd"), ("MAESTRO_BUDGET_TOKENS", "budget.tokens"), ("MAESTRO_AGENTS", "agents"), ("MAESTRO_RETRIES", "retries"),
    ];

    /// <summary>The settings files that count in a folder, whether they exist or not.</summary>
    public IReadOnlyList<(SettingsLayer Layer, string Path)> PathsFor(string cwd)
    {
        var project = Path.Combine(ProjectFolder.Of(cwd), ".maestro");
        return
        [
            (SettingsLayer.User, folders.SettingsFile), (SettingsLayer.Project, Path.Combine(project, "settings.json")),
            (SettingsLayer.Local, Path.Combine(project, "settings.local.json")),
        ];
    }

    /// <exception cref="SettingsException">A file or variable holds something wrong.</exception>
    public Settings Load(string cwd)
    {
        var values = new List<SettingValue>();
        var ignored = new List<SettingValue>();
        foreach (var (layer, path) in PathsFor(cwd))
        {
            var found = ReadFile(layer, path);
            if (layer is not SettingsLayer.User && found.Any(value => !Narrows(value)) && !IsTrusted(cwd))
            {
                ignored.AddRange(found.Where(value => !Narrows(value)));
                found = [.. found.Where(Narrows)];
            }

            foreach (var value in found)
                Add(values, value);
        }

        foreach (var value in ReadEnvironment())
            Add(values, value);
        return new Settings(values, ignored.Count == 0 ? null : Explain(cwd, ignored.Select(value => value.Key))) { IgnoredValues = ignored };
    }

    private static string Explain(string cwd, IEnumerable<string> ignored) =>
        $"this folder is not trusted, so its settings for {string.Join(", ", ignored.Distinct())} are ignored; to use them: maestro trust {ProjectFolder.Of(cwd)}";

    private bool IsTrusted(string cwd)
    {
        try
        {
            return new TrustStore(folders.Data).IsTrusted(ProjectFolder.Of(cwd));
        }
        catch (InvalidDataException unreadable)
        {
            throw new SettingsException(unreadable.Message);
        }
    }

    private static bool Narrows(SettingValue value) => value.Key is "permissions.ask" or "permissions.deny" || value.Texts.Count == 0;

    private static void Add(List<SettingValue> values, SettingValue value)
    {
        if (!value.Key.StartsWith("permissions.", StringComparison.Ordinal))
            values.RemoveAll(earlier => earlier.Key == value.Key);
        values.Add(value);
    }

    private IReadOnlyList<SettingValue> ReadFile(SettingsLayer layer, string path)
    {
        try
        {
            return File.Exists(path) ? new SettingsReader(keys, layer, path).Read(File.ReadAllText(path)) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be read: {failure.Message}");
        }
    }

    private IEnumerable<SettingValue> ReadEnvironment()
    {
        foreach (var (variable, key) in Variables)
        {
            if (environment(variable)?.Trim() is not { Length: > 0 } text)
                continue;
            var texts = SettingKeys.KindOf(key) is SettingKind.List
                ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [text];
            if (texts.Length > 0 && keys.ProblemOfValue(key, texts) is { } problem)
                throw new SettingsException($"{variable}: {problem}");
            yield return new SettingValue(key, texts, new SettingOrigin(SettingsLayer.Environment, variable));
        }
    }
}

namespace Maestro.Storage.Settings;

/// <summary>Where a setting can be made; a later one wins.</summary>
public enum SettingsLayer
{
    User,
    Project,
    Local,
    Environment,
    Option,
}

/// <summary>Where a value was set.</summary>
/// <param name="Name">The file, the environment variable or the option.</param>
/// <param name="Line">In a file, from 1; else 0.</param>
public sealed record SettingOrigin(SettingsLayer Layer, string Name, int Line = 0)
{
    public override string ToString() => Line > 0 ? $"{Name}:{Line}" : Name;
}

/// <summary>A setting as it was written and where.</summary>
/// <param name="Key">The whole key, such as <c>providers.openai.base_url</c>.</param>
/// <param name="Texts">One text, or the items of a list.</param>
public sealed record SettingValue(string Key, IReadOnlyList<string> Texts, SettingOrigin Origin)
{
    public string Text => string.Join(", ", Texts);

    /// <summary>In a file, the line of each item of a list.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>Where one item of a list was set.</summary>
    public SettingOrigin OriginOf(int item) => item < Lines.Count ? Origin with { Line = Lines[item] } : Origin;
}

/// <summary>A setting cannot be used; the message names the file, the key and the line.</summary>
public sealed class SettingsException(string message) : Exception(message);

namespace Maestro.Analysis.Yaml;

/// <summary>A value of a YAML file: a text, a list or a map, with the line that it begins on.</summary>
internal sealed class YamlNode(int line)
{
    public static YamlNode Nothing { get; } = new(0);

    /// <summary>Counted from 1; 0 for a value that is not there.</summary>
    public int Line { get; } = line;

    /// <summary>Null for lists and maps.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<YamlNode> Items { get; init; } = [];

    public IReadOnlyList<(YamlNode Key, YamlNode Value)> Entries { get; init; } = [];

    public bool IsMap { get; init; }

    public bool IsList { get; init; }

    public bool IsThere => Line > 0;

    /// <summary>The value under a key; one that is not there when there is none.</summary>
    public YamlNode this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
                if (name.Text == key)
                    return value;
            return Nothing;
        }
    }

    /// <summary>The line of a key, for what is said of the key itself.</summary>
    public int LineOf(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key).Key?.Line ?? Line;

    public bool Has(string key) => Entries.Any(entry => entry.Key.Text == key);

    /// <summary>The texts of a list; a single text counts as a list of one, the keys of a map as its texts.</summary>
    public IEnumerable<YamlNode> Texts =>
        Text is { Length: > 0 } ? [this] : IsMap ? Entries.Select(entry => entry.Key) : Items.Where(item => item.Text is not null);
}

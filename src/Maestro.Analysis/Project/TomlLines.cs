namespace Maestro.Analysis.Project;

/// <summary>A key of a TOML or INI file with its raw value; lists that go over lines are joined.</summary>
internal readonly record struct TomlLine(string Section, string Key, string Value);

/// <summary>Reads as much of TOML and INI as manifests need.</summary>
internal static class TomlLines
{
    public static IEnumerable<TomlLine> Read(string text)
    {
        var section = "";
        string? key = null;
        var value = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd();
            var trimmed = line.TrimStart();
            if (trimmed.Length == 0 || trimmed[0] is '#' or ';')
                continue;
            if (key is not null && (IsOpen(value) || (char.IsWhiteSpace(line[0]) && !trimmed.Contains(" = ", StringComparison.Ordinal))))
            {
                value += "\n" + WithoutComment(trimmed);
                continue;
            }
            if (key is not null)
                yield return new TomlLine(section, key, value);
            key = null;
            if (trimmed[0] == '[')
            {
                section = trimmed.Trim('[', ']', ' ');
                yield return new TomlLine(section, "", "");
                continue;
            }
            var equals = trimmed.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                (key, value) = (trimmed[..equals].Trim().Trim('"', '\''), WithoutComment(trimmed[(equals + 1)..].Trim()));
        }
        if (key is not null)
            yield return new TomlLine(section, key, value);
    }

    /// <summary>The quoted texts of a list.</summary>
    public static IEnumerable<string> Texts(string value)
    {
        for (var start = 0; start < value.Length; start++)
        {
            var quote = value[start];
            if (quote is not ('"' or '\''))
                continue;
            var end = value.IndexOf(quote, start + 1);
            if (end < 0)
                yield break;
            yield return value[(start + 1)..end];
            start = end;
        }
    }

    private static bool IsOpen(string value) => value.StartsWith('[') && value.AsSpan().Count('[') > value.AsSpan().Count(']');

    private static string WithoutComment(string value) => value.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var hash ? value[..hash].TrimEnd() : value;
}

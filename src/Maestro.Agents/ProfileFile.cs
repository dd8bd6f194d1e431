using System.Globalization;
using Maestro.Core.Permissions;

namespace Maestro.Agents;

/// <summary>A profile cannot be read; says where in its text.</summary>
/// <param name="line">From 1.</param>
public sealed class ProfileException(int line, string problem) : FormatException(problem)
{
    public int Line => line;
}

/// <summary>What a Markdown file says about an agent: front matter between two lines <c>---</c>, then its system prompt. What it leaves out is null.</summary>
internal sealed record ProfileFile
{
    private const string Fence = "---";

    public string? Name { get; private init; }

    public string? Description { get; private init; }

    public IReadOnlyList<string>? Tools { get; private init; }

    public string? Model { get; private init; }

    public float? Temperature { get; private init; }

    public Narrowing? Permissions { get; private init; }

    public string? Prompt { get; private init; }

    /// <summary>In which line each key stands.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; private init; } = new Dictionary<string, int>();

    /// <param name="source">The file, for rules that are shown.</param>
    /// <exception cref="ProfileException">Something in it is not understood.</exception>
    public static ProfileFile Read(string text, string source = "the agent's profile")
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] is Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
            throw new ProfileException(1, "an agent's file begins with front matter between two lines of three dashes");
        var body = string.Join('\n', lines[(end + 1)..]).Trim();
        var file = new ProfileFile { Prompt = body.Length > 0 ? body : null };
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 1; i < end; i++)
        {
            if (lines[i].Trim() is "" || lines[i].TrimStart().StartsWith('#'))
                continue;
            var (line, colon) = (i + 1, lines[i].IndexOf(':', StringComparison.Ordinal));
            var key = colon < 0 ? "" : lines[i][..colon].Trim();
            var value = lines[i][(colon + 1)..].Trim();
            List<string> items = [];
            while (value.Length == 0 && i + 1 < end && lines[i + 1].TrimStart().StartsWith("- ", StringComparison.Ordinal))
                items.Add(Unquoted(lines[++i].TrimStart()[2..]));
            if (colon < 0 || !places.TryAdd(key, line))
                throw new ProfileException(line, colon < 0 ? $"'{lines[i].Trim()}' is not understood; write key: value" : $"{key} is set twice");
            file = file.With(key, Unquoted(value), items.Count > 0 ? items : Items(value), line, source);
        }

        return file with { Lines = places };
    }

    private ProfileFile With(string key, string value, IReadOnlyList<string> items, int line, string source)
    {
        try
        {
            return key switch
            {
                "name" => this with { Name = Needed(value) },
                "description" => this with { Description = Needed(value) },
                "tools" => this with { Tools = items is ["none"] ? [] : items },
                "model" => this with { Model = Needed(value) },
                "temperature" => float.TryParse(value, CultureInfo.InvariantCulture, out var temperature) && temperature is >= 0 and <= 2
                    ? this with { Temperature = temperature } : throw new FormatException($"a number from 0 to 2 is needed, not '{value}'"),
                "permissions" => this with { Permissions = Narrowing.Parse(items, $"{source}:{line}") },
                "prompt" when Prompt is not null => throw new FormatException("the text below the front matter is the prompt already; keep one of the two"),
                "prompt" => this with { Prompt = Needed(value) },
                _ => throw new FormatException("unknown key; there are name, description, tools, model, temperature, permissions and prompt"),
            };
        }
        catch (FormatException wrong)
        {
            throw new ProfileException(line, $"{key}: {wrong.Message}");
        }
    }

    private static string Needed(string value) => value.Length > 0 ? value : throw new FormatException("a text is needed");

    /// <summary>Cuts at commas, but not at those inside the parentheses of a rule.</summary>
    private static List<string> Items(string value)
    {
        if (value.StartsWith('[') && value.EndsWith(']'))
            value = value[1..^1];
        var items = new List<string>();
        int start = 0, depth = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : ',';
            depth += c is '(' ? 1 : c is ')' ? -1 : 0;
            if (c is not ',' || (depth > 0 && i < value.Length))
                continue;
            if (Unquoted(value[start..i]) is { Length: > 0 } item)
                items.Add(item);
            start = i + 1;
        }

        return items;
    }

    private static string Unquoted(string text) =>
        text.Trim() is { Length: > 1 } trimmed && trimmed[0] is '"' or '\'' && trimmed[^1] == trimmed[0] ? trimmed[1..^1] : text.Trim();
}

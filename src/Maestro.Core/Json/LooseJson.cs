using System.Text;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Reads JSON as models write it: in fences and prose, with comments, loose quotes, missing or surplus punctuation, or cut off.</summary>
/// <remarks>Never throws, takes time linear in the text, and leaves valid JSON as it is.</remarks>
public static class LooseJson
{
    /// <summary>Deeper values are refused.</summary>
    internal const int MaxDepth = 64;

    private const int MaxValues = 10_000;
    private const int MaxRewinds = 16;

    /// <summary>How many characters may be read again in all, so that a long text is not read many times.</summary>
    private const int MaxReadAgain = 256 * 1024;

    /// <summary>Finds the outermost value that fits; of several the one in a JSON fence, then the longest, then the last.</summary>
    public static LooseJsonResult Read(string text, JsonShape expected) => Read(text, expected, out _);

    /// <param name="steps">How many characters were looked at.</param>
    internal static LooseJsonResult Read(string text, JsonShape expected, out long steps)
    {
        steps = 0;
        if (Strict(text) is { } valid)
        {
            if (expected.Find(valid) is { } direct)
                return Found(direct, []);
            if (valid.ValueKind == JsonValueKind.String)
                text = valid.GetString()!;
        }

        if (IsEscaped(text) && Read(Unescape(text), expected, out steps) is { Succeeded: true } unescaped)
            return unescaped with { Repairs = ["removed a level of escapes", .. unescaped.Repairs] };

        var found = Values(text, expected, ref steps, out var tooDeep);
        var best = found.Where(value => value.Fits is not null).MaxBy(value => (value.InJsonFence, value.End - value.Start, value.Start));
        if (best is { Fits: { } fit })
            return Found(fit, WithSurroundings(best, text));
        if (expected.Kind == JsonShapeKind.Array && found.Count > 0 && Collect(found, expected) is { } collected)
            return Found(collected, [.. found.SelectMany(value => value.Repairs).Distinct(), $"collected {found.Count} separate values into an array"]);
        return Failed(text, expected, found, tooDeep);
    }

    /// <summary>JSON that was written into a string once too often begins with <c>{\"</c>.</summary>
    private static bool IsEscaped(string text) => NextStart(text, 0) is var start && start >= 0 && text.AsSpan(start + 1).TrimStart(" \n[{").StartsWith("\\\"");

    private static string Unescape(string text) => text
        .Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace("\\n", "\n", StringComparison.Ordinal)
        .Replace("\\\\", "\\", StringComparison.Ordinal);

    private static LooseJsonResult Found(JsonElement value, IReadOnlyList<string> repairs) => new(value, repairs, null);

    private static LooseJsonResult Failed(string text, JsonShape expected, List<LooseValue> found, bool tooDeep) => new(default, [], (text, found) switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "the text is empty",
        _ when tooDeep => $"the JSON is nested deeper than {MaxDepth} levels",
        (_, []) => $"there is no JSON in the text; expected {expected}",
        _ => $"the JSON is not {expected}",
    });

    private static JsonElement? Strict(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || !trimmed[0].StartsJson() || HasSurrogateEscape(text))
            return null;
        try
        {
            return JsonElement.Parse(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Half a surrogate pair is valid JSON that no string can hold; the loose parser replaces it.</summary>
    private static bool HasSurrogateEscape(string text) => text.Contains("\\ud", StringComparison.OrdinalIgnoreCase);

    private static bool StartsJson(this char first) => first is '{' or '[' or '"' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(first);

    /// <summary>Every value in the text; when one does not fit and swallowed the rest, its inside is searched too.</summary>
    private static List<LooseValue> Values(string text, JsonShape expected, ref long steps, out bool tooDeep)
    {
        tooDeep = false;
        var found = new List<LooseValue>();
        var rewinds = 0;
        var readAgain = 0;
        var position = 0;
        while (found.Count < MaxValues && (position = NextStart(text, position)) >= 0)
        {
            using var parser = new LooseParser(text, position);
            tooDeep = !parser.TryRead(out var json, out var end);
            steps += parser.Steps;
            if (tooDeep)
                break;

            var value = new LooseValue(json, expected.Find(json), parser.Repairs, position, end, IsInJsonFence(text, position));
            if (json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                found.Add(value);
            var swallowed = value.Fits is null && end >= text.Length && rewinds++ < MaxRewinds && readAgain < MaxReadAgain;
            readAgain += swallowed ? end - position : 0;
            position = swallowed ? position + 1 : end;
        }

        return found;
    }

    private static int NextStart(string text, int from)
    {
        for (var next = from; next < text.Length; next++)
        {
            var skipped = text.AsSpan(next).IndexOfAny('{', '[', '(');
            if (skipped < 0)
                break;
            next += skipped;
            if (text[next] != '(' || IsTuple(text, next))
                return next;
        }

        return -1;
    }

    /// <summary>Parentheses are most often prose: they count at the start of the text or a fence only, around what can begin a value.</summary>
    private static bool IsTuple(string text, int start) =>
        (Before(text, start).IsEmpty || IsInJsonFence(text, start))
        && text.AsSpan(start + 1).TrimStart() is [var first, ..] && (first is '(' or '[' or '{' or '-' or '"' or '\'' || char.IsAsciiDigit(first));

    private static bool IsInJsonFence(string text, int start)
    {
        var before = Before(text, start);
        return before.EndsWith("```json", StringComparison.OrdinalIgnoreCase) || before.EndsWith("```");
    }

    private static ReadOnlySpan<char> Before(string text, int start) => text.AsSpan(Math.Max(0, start - 40), Math.Min(start, 40)).TrimEnd();

    private static List<string> WithSurroundings(LooseValue value, string text)
    {
        var before = text.AsSpan(0, value.Start);
        var after = text.AsSpan(value.End);
        var repairs = value.Repairs.ToList();
        var fenced = before.Contains("```", StringComparison.Ordinal) || after.Contains("```", StringComparison.Ordinal);
        if (fenced)
            repairs.Insert(0, "took the JSON out of its code fence");
        else if (!before.IsWhiteSpace() || !after.IsWhiteSpace())
            repairs.Insert(0, "left out text around the JSON");
        return repairs;
    }

    private static JsonElement? Collect(List<LooseValue> found, JsonShape expected) =>
        expected.Find(JsonElement.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', found.Select(value => value.Json.GetRawText()))}]")));

    private sealed record LooseValue(JsonElement Json, JsonElement? Fits, IReadOnlyList<string> Repairs, int Start, int End, bool InJsonFence);
}

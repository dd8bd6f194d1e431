namespace Maestro.Analysis.Data.Readers;

/// <summary>Takes calls in source text apart by brackets and quotes, whatever the language.</summary>
internal static class CallText
{
    /// <summary>The place after the bracket that closes the one at <paramref name="open"/>; the end of the text when none does.</summary>
    public static int After(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] is '"' or '\'')
                i = QuoteEnd(text, i);
            else if (text[i] is '(' or '[' or '{')
                depth++;
            else if (text[i] is ')' or ']' or '}' && --depth == 0)
                return i + 1;
        }

        return text.Length;
    }

    /// <summary>What stands between the brackets, cut at the commas that belong to none inside.</summary>
    /// <param name="inner">Without the outer brackets.</param>
    public static List<string> Parts(string inner)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] is '(' or '[' or '{')
                i = After(inner, i) - 1;
            else if (inner[i] is '"' or '\'')
                i = QuoteEnd(inner, i);
            else if (inner[i] == ',')
            {
                parts.Add(inner[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(inner[Math.Min(start, inner.Length)..].Trim());
        return [.. parts.Where(part => part.Length > 0)];
    }

    /// <summary>The value of a named argument; null when there is none.</summary>
    public static string? Named(IEnumerable<string> parts, string name) =>
        parts.FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal) && part[name.Length..].TrimStart().StartsWith('=')) is { } found
            ? found[(found.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim()
            : null;

    public static string Unquoted(string text) => text.Trim().Trim('"', '\'');

    /// <summary>The place of the quote that ends the one at <paramref name="start"/>.</summary>
    private static int QuoteEnd(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] != text[start])
            i += text[i] == '\\' ? 2 : 1;
        return Math.Min(i, text.Length - 1);
    }
}

namespace Maestro.Analysis.Source;

/// <summary>Finds the ends of strings that hold code: <c>$"{x}"</c> and <c>`${x}`</c>.</summary>
internal static class HoledText
{
    private const int Deepest = 16;

    // Holes may hold strings themselves: $"{names["first"]}".
    public static LiteralEnd InterpolatedEnd(ReadOnlySpan<char> text, int start, bool verbatim, bool holes, int depth = 0)
    {
        var inHole = 0;
        for (var position = start; position < text.Length; position++)
        {
            var c = text[position];
            var next = position + 1 < text.Length ? text[position + 1] : '\0';
            if (c == '\n' && !verbatim && inHole == 0)
                return new LiteralEnd(position, position);
            if (c == '\\' && !verbatim && inHole == 0)
                position++;
            else if (c == '"' && inHole > 0 && depth < Deepest)
                position = InterpolatedEnd(text, position + 1, false, text[position - 1] == '$', depth + 1).End - 1;
            else if (c == '"' && verbatim && next == '"')
                position++;
            else if (c == '"')
                return new LiteralEnd(position, position + 1);
            else if (holes && inHole == 0 && c == '{' && next == '{')
                position++;
            else if (holes && c == '{')
                inHole++;
            else if (c == '}' && inHole > 0)
                inHole--;
        }
        return new LiteralEnd(text.Length, text.Length);
    }

    public static LiteralEnd TemplateEnd(ReadOnlySpan<char> text, int start, int depth = 0)
    {
        var inHole = 0;
        for (var position = start; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '\\')
                position++;
            else if (inHole == 0 && c == '`')
                return new LiteralEnd(position, position + 1);
            else if (c == '`' && depth < Deepest)
                position = TemplateEnd(text, position + 1, depth + 1).End - 1;
            else if (inHole > 0 && c is '"' or '\'' && Literals.TryLine(text, position + 1, c, Literals.LongestLine, out var quoted))
                position = quoted.End - 1;
            else if (c == '{' && (inHole > 0 || text[position - 1] == '$'))
                inHole++;
            else if (c == '}' && inHole > 0)
                inHole--;
        }
        return new LiteralEnd(text.Length, text.Length);
    }
}

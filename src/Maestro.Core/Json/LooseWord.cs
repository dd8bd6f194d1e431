using System.Text;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Reads what stands without quotation marks: names, literals of JSON and Python, numbers and plain text.</summary>
internal static class LooseWord
{
    /// <summary>An unquoted property name; null when what stands here is none, and then it was skipped.</summary>
    public static string? ReadName(LooseText at)
    {
        var start = at.Position;
        while (!at.IsEnd && !(at.Current is ':' or '=' or ',' or '{' or '}' or '[' or ']' or '\n' || (Quotes.IsQuote(at.Current) && at.Position > start)))
            at.Position++;
        var name = at.Text.AsSpan(start, at.Position - start).Trim();
        if (at.Current is not (':' or '=') || name.IsEmpty)
        {
            if (at.Position == start)
                at.Position++;
            return null;
        }

        at.Repaired("quoted a name");
        return name.ToString();
    }

    public static void Write(Utf8JsonWriter writer, LooseText at, StringPlace place)
    {
        var word = Read(at, place);
        if (word is "true" or "false" || (word == "null"))
            writer.WriteRawValue(word, skipInputValidation: true);
        else if (Number(word) is { } number)
            WriteNumber(writer, at, word, number);
        else
            WriteLiteralOrText(writer, at, word);
    }

    private static void WriteNumber(Utf8JsonWriter writer, LooseText at, string word, string number)
    {
        if (number != word)
            at.Repaired("corrected a number");
        writer.WriteRawValue(number, skipInputValidation: true);
    }

    private static void WriteLiteralOrText(Utf8JsonWriter writer, LooseText at, string word)
    {
        var literal = word.ToLowerInvariant() switch
        {
            "true" => "true",
            "false" => "false",
            "null" or "none" or "nil" or "undefined" or "nan" or "infinity" or "-infinity" => "null",
            "t" or "tr" or "tru" when at.IsEnd => "true",
            "f" or "fa" or "fal" or "fals" when at.IsEnd => "false",
            "n" or "nu" or "nul" or "" or "-" when at.IsEnd => "null",
            _ => null,
        };
        at.Repaired(literal is null ? "quoted a text" : "replaced a literal that JSON does not have");
        if (literal is null)
            writer.WriteStringValue(Encoding.UTF8.GetBytes(word));
        else
            writer.WriteRawValue(literal, skipInputValidation: true);
    }

    /// <summary>Reads up to what must belong to the JSON again; a comma belongs to the text unless a name follows it.</summary>
    private static string Read(LooseText at, StringPlace place)
    {
        var start = at.Position;
        var braces = 0;
        for (; !at.IsEnd && at.Current != '\n'; at.Position++)
        {
            var c = at.Current;
            if (c == '{')
                braces++;
            else if (c == '}' && braces > 0)
                braces--;
            else if (c is ']' or '}' || (c == ',' && EndsAtComma(at, place)) || (c == ')' && at.Open.Count > 0 && at.Open[^1] == '['))
                break;
            else if (at.Position > start && char.IsWhiteSpace(at.Text[at.Position - 1]) && at.StartsComment(at.Position))
                break;
            else if (Quotes.IsQuote(c) && EndsAtQuote(at, place))
                return Word(at, start, at.Position++);
            else if (Quotes.IsQuote(c) && (at.StartsMember(at.Position, surely: true) || (place == StringPlace.Element && at.Text[at.Position - 1] == ' ')))
                break;
            else if (at.IsFence(at.Position))
                break;
        }

        if (at.Position == start && !at.IsEnd)
            at.Position++;
        return Word(at, start, at.Position);
    }

    private static string Word(LooseText at, int start, int end) => at.Text.AsSpan(start, end - start).Trim().ToString();

    private static bool EndsAtComma(LooseText at, StringPlace place)
    {
        var next = at.Ahead(at.Position + 1);
        return place == StringPlace.Element || next >= at.End || at.At(next) is '}' or ']' or ',' or '{' or '['
            || at.StartsComment(next) || at.StartsMember(next);
    }

    /// <summary>A closing mark whose opening one is missing.</summary>
    private static bool EndsAtQuote(LooseText at, StringPlace place)
    {
        var next = at.Ahead(at.Position + 1);
        if (at.Current != '"' || at.At(next) != ',')
            return at.Current == '"' && at.At(next) is '}' or ']';
        var second = at.Ahead(next + 1);
        return place == StringPlace.Element || at.At(second) == '}' || at.StartsMember(second);
    }

    /// <summary>The word as a JSON number, with digit separators, a leading sign or point and a trailing point corrected; null when it is none.</summary>
    private static string? Number(string word)
    {
        if (word.Length is 0 or > 400 || !(char.IsAsciiDigit(word[0]) || word[0] is '-' or '+' or '.'))
            return null;
        if (IsNumber(word))
            return word;
        var corrected = word.Replace("_", "", StringComparison.Ordinal).TrimStart('+');
        if (corrected.StartsWith('.'))
            corrected = "0" + corrected;
        else if (corrected.StartsWith("-.", StringComparison.Ordinal))
            corrected = "-0" + corrected[1..];
        if (corrected.EndsWith('.'))
            corrected += "0";
        return IsNumber(corrected) ? corrected : null;
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var rest = word.StartsWith('-') ? word[1..] : word;
        var whole = Digits(ref rest);
        if (whole == 0 || (whole > 1 && word.TrimStart('-')[0] == '0'))
            return false;
        if (rest.StartsWith('.'))
        {
            rest = rest[1..];
            if (Digits(ref rest) == 0)
                return false;
        }

        if (!rest.IsEmpty && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            rest = !rest.IsEmpty && rest[0] is '+' or '-' ? rest[1..] : rest;
            if (Digits(ref rest) == 0)
                return false;
        }

        return rest.IsEmpty;
    }

    private static int Digits(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var count = end < 0 ? rest.Length : end;
        rest = rest[count..];
        return count;
    }
}

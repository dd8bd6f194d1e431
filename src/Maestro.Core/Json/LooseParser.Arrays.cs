using System.Buffers;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Arrays, and the tuples and sets of Python.</summary>
internal sealed partial class LooseParser
{
    /// <summary>Reads the elements up to the closing character; true when there is just one and no comma.</summary>
    private bool ReadArray(char close)
    {
        writer.WriteStartArray();
        var separated = true;
        var elements = 0;
        var first = '\0';
        while (true)
        {
            if (Ends(close, separated && elements > 0))
            {
                if (!GoesOn(first))
                    break;
                separated = true;
                continue;
            }

            if (at.Current is ',' or ':' or '}' or ']' or ')')
            {
                if (at.Current != ',' || separated)
                    at.Repaired("removed surplus punctuation");
                separated |= at.Current == ',';
                at.Position++;
                continue;
            }

            if (at.Current == '.' && at.At(at.Position + 1) == '.' && at.At(at.Position + 2) == '.')
            {
                at.Repaired("left out an ellipsis");
                at.Position += 3;
                continue;
            }

            if (!separated)
                at.Repaired("added a missing comma");
            if (elements++ == 0)
                first = at.Current;
            ReadElement(first);
            separated = false;
        }

        writer.WriteEndArray();
        return elements == 1 && !separated;
    }

    /// <summary>An array that was closed too early goes on with the next element; arrays of something else are put together.</summary>
    private bool GoesOn(char first)
    {
        if (!at.IsFollowedByElement(at.Position, out var next) || (at.At(next) == '{' && first != '{'))
            return false;
        at.Repaired("put the parts of an array together");
        at.Position = at.At(next) == '{' || (first == '[' && at.At(at.Ahead(next + 1)) != '[') ? next : next + 1;
        return true;
    }

    /// <summary>As in Python, parentheses around one value without a comma are no tuple.</summary>
    private void ReadTuple()
    {
        var kept = writer;
        var tuple = new ArrayBufferWriter<byte>();
        bool single;
        using (writer = new Utf8JsonWriter(tuple, Output))
            single = ReadArray(']');
        single &= tuple.WrittenCount > "[]".Length;
        writer = kept;
        at.Repaired(single ? "removed parentheses around a value" : "read a tuple as an array");
        writer.WriteRawValue(single ? tuple.WrittenSpan[1..^1] : tuple.WrittenSpan, skipInputValidation: true);
    }

    /// <summary>Reads an element; a name with a colon in an array begins an object whose brace is missing.</summary>
    /// <param name="first">How the first element of the array begins.</param>
    private void ReadElement(char first)
    {
        if (first == '[' && at.Current != '[' && at.StartsUnopenedArray(at.Position))
        {
            at.Repaired("added a missing bracket");
            Nested('[', () => ReadArray(']'), width: 0);
            return;
        }

        if (!Quotes.IsQuote(at.Current))
        {
            ReadValue(StringPlace.Element);
            return;
        }

        var quoted = new LooseString(at, StringPlace.Element);
        var text = quoted.Read();
        if (quoted.IsCutOff && text.Length == 0)
            return;
        at.SkipBlank();
        if (at.Current != ':' || at.Open.Count >= LooseJson.MaxDepth)
        {
            WriteText(text);
            return;
        }

        at.Repaired("added a missing brace");
        at.Open.Add('{');
        writer.WriteStartObject();
        ReadMemberValue(text);
        at.SkipBlank();
        while (at.Current == ',' && at.StartsMember(at.Ahead(at.Position + 1), surely: true))
        {
            at.Position++;
            at.SkipBlank();
            ReadMember();
            at.SkipBlank();
        }

        writer.WriteEndObject();
        at.Open.RemoveAt(at.Open.Count - 1);
    }
}

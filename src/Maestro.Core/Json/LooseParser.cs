using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Reads one object or array of a text that is nearly JSON and writes it as JSON.</summary>
internal sealed class LooseParser : IDisposable
{
    private static readonly JsonWriterOptions Output = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly LooseText at;
    private Utf8JsonWriter writer;
    private bool tooDeep;

    public LooseParser(string text, int start)
    {
        at = new LooseText(text, start);
        writer = new Utf8JsonWriter(buffer, Output);
    }

    public IReadOnlyList<string> Repairs => at.Repairs;

    /// <summary>Reads the value that starts here; false when it is nested too deeply.</summary>
    public bool TryRead(out JsonElement value, out int end)
    {
        ReadValue(StringPlace.Member);
        writer.Flush();
        end = Math.Min(at.Position, at.Text.Length);
        value = tooDeep ? default : JsonElement.Parse(buffer.WrittenSpan);
        return !tooDeep;
    }

    public void Dispose() => writer.Dispose();

    private void ReadValue(StringPlace place)
    {
        at.SkipBlank();
        switch (at.Current)
        {
            case '{':
                Nested('{', ReadObject);
                break;
            case '[' or '(':
                if (at.Current == '(')
                    at.Repaired("read a tuple as an array");
                Nested('[', ReadArray);
                break;
            case ',' or '}' or ']' or ')' or '\0' when at.IsEnd || at.Current != '\0':
                at.Repaired("set a missing value to null");
                writer.WriteNullValue();
                break;
            case var c when Quotes.IsQuote(c):
                WriteText(new LooseString(at, place).Read());
                break;
            default:
                LooseWord.Write(writer, at, place);
                break;
        }
    }

    private void Nested(char open, Action read)
    {
        if (at.Open.Count >= LooseJson.MaxDepth)
        {
            tooDeep = true;
            at.Position = at.Text.Length;
            writer.WriteNullValue();
            return;
        }

        at.Open.Add(open);
        at.Position++;
        read();
        at.Open.RemoveAt(at.Open.Count - 1);
    }

    private void ReadArray()
    {
        writer.WriteStartArray();
        var separated = true;
        for (var count = 0; !Ends(']', separated && count > 0); count++)
        {
            if (at.Current is ',' or ':' or '}' or ')')
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
            ReadElement();
            separated = false;
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads an element; a name with a colon in an array begins an object whose brace is missing.</summary>
    private void ReadElement()
    {
        if (!Quotes.IsQuote(at.Current))
        {
            ReadValue(StringPlace.Element);
            return;
        }

        var text = new LooseString(at, StringPlace.Element).Read();
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

    private void ReadObject()
    {
        writer.WriteStartObject();
        var separated = true;
        for (var count = 0; !Ends('}', separated && count > 0); count++)
        {
            if (at.Current is ',' or ']' or ')' or ':')
            {
                if (at.Current != ',' || separated)
                    at.Repaired("removed surplus punctuation");
                separated |= at.Current == ',';
                at.Position++;
                continue;
            }

            if (!separated)
                at.Repaired("added a missing comma");
            separated = !ReadMember();
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether the container ends here: at its own bracket, at one of a container around it, or because the text does.</summary>
    private bool Ends(char close, bool afterComma)
    {
        at.SkipBlank();
        if (at.IsEnd)
        {
            at.Repaired("closed what was left open at the end");
            return true;
        }

        if (at.Current == close || (close == ']' && at.Current == ')'))
        {
            at.Position++;
            if (afterComma)
                at.Repaired("removed a trailing comma");
            return !ClosedTooEarly();
        }

        if (at.Current is not ('}' or ']') || !at.Open.Contains(LooseText.Opening(at.Current)))
            return false;
        at.Repaired(close == '}' ? "added a missing brace" : "added a missing bracket");
        return true;
    }

    /// <summary>The outermost object goes on when a comma and another name follow its brace.</summary>
    private bool ClosedTooEarly()
    {
        var next = at.Ahead(at.Position);
        if (at.Open is not ['{'] || at.At(next) != ',' || !at.StartsMember(at.Ahead(next + 1), surely: true))
            return false;
        at.Repaired("removed surplus punctuation");
        at.SkipBlank();
        at.Position++;
        at.SkipBlank();
        return true;
    }

    /// <summary>Reads a name and its value, or leaves out what is neither; true when something was written.</summary>
    private bool ReadMember()
    {
        if (at.Current is '{' or '[' or '(')
        {
            at.Repaired("left out a value without a name");
            var kept = writer;
            using (writer = new Utf8JsonWriter(Stream.Null, Output))
                ReadValue(StringPlace.Member);
            writer = kept;
            return false;
        }

        var name = Quotes.IsQuote(at.Current) ? new LooseString(at, StringPlace.Key).Read() : LooseWord.ReadName(at);
        if (name is null)
        {
            at.Repaired("left out stray text");
            return false;
        }

        at.SkipBlank();
        if (at.IsEnd)
        {
            at.Repaired("left out a name whose value is cut off");
            return false;
        }

        ReadMemberValue(name);
        return true;
    }

    private void ReadMemberValue(string name)
    {
        if (at.Current is ':' or '：')
            at.Position++;
        else if (at.Current == '=')
            at.Position += at.At(at.Position + 1) == '>' ? 2 : 1;
        else
            at.Repaired("added a missing colon");
        writer.WritePropertyName(Encoding.UTF8.GetBytes(name));
        ReadValue(StringPlace.Member);
    }

    /// <summary>By way of UTF-8, which replaces half surrogate pairs: the writer refuses them.</summary>
    private void WriteText(string text) => writer.WriteStringValue(Encoding.UTF8.GetBytes(text));
}

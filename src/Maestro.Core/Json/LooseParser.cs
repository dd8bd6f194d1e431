using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Reads one object or array of a text that is nearly JSON and writes it as JSON.</summary>
internal sealed partial class LooseParser : IDisposable
{
    /// <summary>The repair of a value that the text does not hold to its end.</summary>
    public const string ClosedAtEnd = "closed what was left open at the end";

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

    public long Steps => at.Steps;

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
            case '{' when at.StartsSet(at.Position):
                at.Repaired("read a set as an array");
                Nested('{', () => ReadArray('}'));
                break;
            case '{':
                Nested('{', ReadObject);
                break;
            case '[':
                Nested('[', () => ReadArray(']'));
                break;
            case '(':
                Nested('[', ReadTuple);
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

    private void Nested(char open, Action read, int width = 1)
    {
        if (at.Open.Count >= LooseJson.MaxDepth)
        {
            tooDeep = true;
            at.Position = at.Text.Length;
            writer.WriteNullValue();
            return;
        }

        at.Open.Add(open);
        at.Position += width;
        read();
        at.Open.RemoveAt(at.Open.Count - 1);
    }

    /// <summary>Whether the container ends here: at its own bracket, at one of a container around it, or because the text does.</summary>
    private bool Ends(char close, bool afterComma)
    {
        at.SkipBlank();
        if (at.IsEnd)
        {
            at.Repaired(ClosedAtEnd);
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
        at.Position = next;
        return true;
    }

    /// <summary>By way of UTF-8, which replaces half surrogate pairs: the writer refuses them.</summary>
    private void WriteText(string text) => writer.WriteStringValue(Encoding.UTF8.GetBytes(text));
}

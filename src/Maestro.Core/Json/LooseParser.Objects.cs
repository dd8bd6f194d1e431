using System.Text;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Objects, with names that are not quoted, values without a name and commas or colons that are missing.</summary>
internal sealed partial class LooseParser
{
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
        if (name.Length == 0 && at.Current is not (':' or '：' or '='))
        {
            at.Repaired("left out stray text");
            return false;
        }

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
}

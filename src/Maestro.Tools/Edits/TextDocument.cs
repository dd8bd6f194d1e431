using System.Text;
using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Tools.Edits;

/// <summary>The text of a file with <c>\n</c> as its line end; what it is written back as keeps encoding, mark, line ends and final newline.</summary>
internal sealed class TextDocument
{
    private const int Largest = 20 * 1024 * 1024;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictLatin = Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private readonly string shown;
    private readonly Encoding encoding;
    private readonly byte[] mark;
    private readonly List<bool> isWindowsEnd;
    private readonly bool? endsWithNewline;

    private TextDocument(string shown, Encoding encoding, byte[] mark, string text)
    {
        (this.shown, this.encoding, this.mark) = (shown, encoding, mark);
        isWindowsEnd = [.. text.Index().Where(at => at.Item == '\n').Select(at => at.Index > 0 && text[at.Index - 1] == '\r')];
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        endsWithNewline = Text.Length == 0 ? null : Text[^1] == '\n';
    }

    public string Text { get; private set; }

    /// <exception cref="ToolException">The file is no text that can be written back as it was.</exception>
    public static TextDocument Read(FileContent content, string shown)
    {
        var bytes = content.Bytes.Span;
        if (bytes.Length > Largest)
            throw new ToolException($"{shown} has {bytes.Length} bytes, too many to edit.");
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8 : StrictLatin, 0),
        };
        if (mark != 2 && bytes.Contains((byte)0))
            throw new ToolException($"{shown} is a binary file; it cannot be edited as text.");
        try
        {
            var document = new TextDocument(shown, encoding, bytes[..mark].ToArray(), encoding.GetString(bytes[mark..]));
            if (document.ToBytes().AsSpan().SequenceEqual(bytes))
                return document;
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException($"{shown} is in an encoding that cannot be kept, so it is not edited.");
        }

        throw new ToolException($"{shown} is in an encoding that cannot be kept, so it is not edited.");
    }

    /// <summary>An empty text file that is to be created.</summary>
    public static TextDocument New(string shown) => new(shown, StrictUtf8, [], "");

    public void Replace(int start, int length, string with)
    {
        with = with.Replace("\r\n", "\n", StringComparison.Ordinal);
        var first = Text.AsSpan(0, start).Count('\n');
        var gone = Text.AsSpan(start, length).Count('\n');
        var come = with.AsSpan().Count('\n');
        var usual = isWindowsEnd.Count == 0 ? false
            : isWindowsEnd[Math.Min(first, isWindowsEnd.Count - 1)];
        List<bool> ends = [.. Enumerable.Range(first, come).Select(i => i < first + gone ? isWindowsEnd[i] : usual)];
        isWindowsEnd.RemoveRange(first, gone);
        isWindowsEnd.InsertRange(first, ends);
        Text = string.Concat(Text.AsSpan(0, start), with, Text.AsSpan(start + length));
    }

    /// <summary>Replaces all of it; the line ends stay of the kind that most lines have.</summary>
    public void ReplaceAll(string with)
    {
        with = with.Replace("\r\n", "\n", StringComparison.Ordinal);
        var isWindows = isWindowsEnd.Count(isWindows => isWindows) * 2 > isWindowsEnd.Count;
        isWindowsEnd.Clear();
        isWindowsEnd.AddRange(Enumerable.Repeat(isWindows, with.AsSpan().Count('\n')));
        Text = with;
    }

    /// <summary>An edit in the middle of a file adds or takes no newline at its end.</summary>
    public void KeepFinalNewline()
    {
        if (Text.Length > 0 && endsWithNewline is true && Text[^1] != '\n')
            Replace(Text.Length, 0, "\n");
        else if (endsWithNewline is false && Text.Length > 1 && Text[^1] == '\n')
            Replace(Text.Length - 1, 1, "");
    }

    /// <exception cref="ToolException">The text holds characters that the file's encoding lacks.</exception>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Text.Length + isWindowsEnd.Count);
        var (start, line) = (0, 0);
        for (var end = Text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = Text.IndexOf('\n', start))
        {
            text.Append(Text, start, end - start).Append(isWindowsEnd[line++] ? "\r\n" : "\n");
            start = end + 1;
        }

        text.Append(Text, start, Text.Length - start);
        try
        {
            return [.. mark, .. encoding.GetBytes(text.ToString())];
        }
        catch (EncoderFallbackException)
        {
            throw new ToolException($"{shown} is not in UTF-8, and its encoding has no place for a character of the new text.");
        }
    }
}

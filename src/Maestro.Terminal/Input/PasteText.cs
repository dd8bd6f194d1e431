using System.Buffers;
using System.Text;

namespace Maestro.Terminal.Input;

/// <summary>Takes the control characters out of a pasted text, one by one so that nothing else is lost; every kind of line end becomes a line feed.</summary>
internal static class PasteText
{
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xa0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\n' or '\t'))]);

    public static string Clean(string text)
    {
        var rest = text.AsSpan();
        var at = rest.IndexOfAny(Controls);
        if (at < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        for (; at >= 0; at = rest.IndexOfAny(Controls))
        {
            clean.Append(rest[..at]);
            var isReturn = rest[at] is '\r';
            rest = rest[(at + 1)..];
            if (isReturn && !rest.StartsWith('\n'))
                clean.Append('\n');
        }

        return clean.Append(rest).ToString();
    }
}

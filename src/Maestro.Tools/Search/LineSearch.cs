using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Tools.Search;

/// <summary>Finds the lines of files that a regular expression matches; the buffers are kept, so each thread has one of its own.</summary>
/// <param name="required">What every match holds, with the comparison that the expression asks for; null when that is not known.</param>
internal sealed class LineSearch(Regex expression, SearchValues<string>? required)
{
    private const int Piece = 64 * 1024;

    /// <summary>A longer line is searched in pieces.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    private readonly byte[] bytes = new byte[Piece];
    private char[] text = new char[2 * Piece];

    /// <summary>Gives each line that matches with its number, until it is told to stop; gives nothing of a binary file.</summary>
    /// <param name="found">Says whether to go on.</param>
    /// <exception cref="RegexMatchTimeoutException">The expression takes too long on a line.</exception>
    public void Find(SafeFileHandle file, Func<int, string, bool> found, CancellationToken cancellationToken)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var kept = 0;
        var number = 1;
        for (long offset = 0; !cancellationToken.IsCancellationRequested;)
        {
            var count = RandomAccess.Read(file, bytes, offset);
            if (offset == 0 && bytes.AsSpan(0, Math.Min(count, 8192)).Contains((byte)0))
                return;
            if (text.Length < kept + Piece + 1)
                Array.Resize(ref text, text.Length * 2);
            var length = kept + decoder.GetChars(bytes, 0, count, text, kept, flush: count == 0);
            var start = offset == 0 && length > 0 && text[0] is '\uFEFF' ? 1 : 0;
            offset += count;
            var end = count == 0 || length > LongestLine ? length : text.AsSpan(0, length).LastIndexOf('\n') + 1;
            if (!Lines(text.AsSpan(start, Math.Max(end - start, 0)), ref number, found, cancellationToken) || count == 0)
                return;
            kept = length - end;
            text.AsSpan(end, kept).CopyTo(text);
        }
    }

    private bool Lines(ReadOnlySpan<char> lines, ref int number, Func<int, string, bool> found, CancellationToken cancellationToken)
    {
        while (!lines.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            if (required is not null)
            {
                var place = lines.IndexOfAny(required);
                var passed = lines[..(place < 0 ? lines.Length : lines[..place].LastIndexOf('\n') + 1)];
                number += passed.Count('\n');
                lines = lines[passed.Length..];
                if (place < 0)
                    break;
            }

            var end = lines.IndexOf('\n');
            var line = end < 0 ? lines : lines[..end];
            if (expression.IsMatch(line.TrimEnd('\r')) && !found(number, line.Trim().ToString()))
                return false;
            number += end < 0 ? 0 : 1;
            lines = end < 0 ? [] : lines[(end + 1)..];
        }
        return true;
    }
}

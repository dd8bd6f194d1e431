using System.Text;

namespace Maestro.Core.Changes;

/// <summary>The difference of one file as a unified diff, with how many lines came and went.</summary>
public sealed record FileDiff(string Text, int Added, int Removed)
{
    private const int Context = 3;
    private const int MostBytes = 4 * 1024 * 1024;
    private const string Nothing = "/dev/null";

    public static FileDiff Of(string path, FileContent? before, FileContent? after)
    {
        var (from, to) = (before is null ? Nothing : $"a/{path}", after is null ? Nothing : $"b/{path}");
        return Of(from, to, $"--- {from}\n+++ {to}\n", before, after);
    }

    /// <summary>How a file at a new path differs from what it was at the old one.</summary>
    public static FileDiff OfMove(string oldPath, string path, FileContent before, FileContent after)
    {
        var (from, to) = ($"a/{oldPath}", $"b/{path}");
        return Of(from, to, $"diff --git {from} {to}\nrename from {oldPath}\nrename to {path}\n--- {from}\n+++ {to}\n", before, after);
    }

    private static FileDiff Of(string from, string to, string head, FileContent? before, FileContent? after)
    {
        if (before is not null && after is not null && before.IsSame(after))
            return new FileDiff(head, 0, 0);
        if (IsBinary(before) || IsBinary(after))
            return new FileDiff($"{head}Binary files {from} and {to} differ\n", 0, 0);
        var (old, now) = (Lines(before), Lines(after));
        var edits = LineDiff.Of(old, now);
        var text = new StringBuilder(head);
        foreach (var hunk in Hunks(edits))
            Write(text, hunk, old, now);
        if (before?.Mode is { } mode && after?.Mode is { } other && mode != other)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"mode {Octal(mode)} becomes {Octal(other)}\n");
        return new FileDiff(text.ToString(), edits.Count(edit => edit.Kind is LineEditKind.Added), edits.Count(edit => edit.Kind is LineEditKind.Removed));
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    private static bool IsBinary(FileContent? content) => content is { LinkTarget: null, Bytes: var bytes }
        && (bytes.Length > MostBytes || (bytes.Span[..Math.Min(bytes.Length, 8192)].Contains((byte)0) && !HasWideMark(bytes.Span)));

    private static bool HasWideMark(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Each with its line end, so that a missing last one is seen.</summary>
    private static List<string> Lines(FileContent? content)
    {
        if (content is null)
            return [];
        if (content.LinkTarget is { } target)
            return [$"link to {target}\n"];
        var bytes = content.Bytes.Span;
        var text = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes[2..])
            : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes[2..])
            : Encoding.UTF8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at and >= 0 ? at + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static IEnumerable<List<LineEdit>> Hunks(List<LineEdit> edits)
    {
        var hunk = new List<LineEdit>();
        var same = 0;
        foreach (var (i, edit) in edits.Index())
        {
            if (edit.Kind is LineEditKind.Same && hunk.Count == 0)
                continue;
            if (hunk.Count == 0)
                hunk.AddRange(edits[Math.Max(0, i - Context)..i]);
            hunk.Add(edit);
            same = edit.Kind is LineEditKind.Same ? same + 1 : 0;
            if (same <= 2 * Context)
                continue;
            hunk.RemoveRange(hunk.Count - same + Context, same - Context);
            yield return hunk;
            (hunk, same) = ([], 0);
        }

        if (hunk.Count > 0)
            yield return same > Context ? hunk[..(hunk.Count - same + Context)] : hunk;
    }

    private static void Write(StringBuilder text, List<LineEdit> hunk, List<string> old, List<string> now)
    {
        var removed = hunk.Where(edit => edit.Kind is not LineEditKind.Added).ToList();
        var added = hunk.Where(edit => edit.Kind is not LineEditKind.Removed).ToList();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"@@ -{Range(removed, hunk[0].Old)} +{Range(added, hunk[0].New)} @@\n");
        foreach (var edit in hunk)
        {
            var line = edit.Kind is LineEditKind.Added ? now[edit.New] : old[edit.Old];
            text.Append(edit.Kind switch { LineEditKind.Added => '+', LineEditKind.Removed => '-', _ => ' ' }).Append(line);
            if (!line.EndsWith('\n'))
                text.Append("\n\\ No newline at end of file\n");
        }
    }

    private static string Range(List<LineEdit> lines, int start) => lines.Count == 0 ? $"{start},0" : $"{start + 1},{lines.Count}";
}

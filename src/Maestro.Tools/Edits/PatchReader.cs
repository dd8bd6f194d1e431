using Maestro.Core.Tools;

namespace Maestro.Tools.Edits;

/// <summary>Reads a patch in the V4A format; what a model often gets slightly wrong, such as a fence around it, is let pass.</summary>
internal sealed class PatchReader
{
    private const string Begin = "*** Begin Patch";
    private const string End = "*** End Patch";
    private const string Update = "*** Update File: ";
    private const string Add = "*** Add File: ";
    private const string Delete = "*** Delete File: ";
    private const string Move = "*** Move to: ";
    private const string AtEnd = "*** End of File";

    private readonly List<FilePatch> files = [];
    private readonly List<PatchHunk> hunks = [];
    private readonly List<string> anchors = [];
    private readonly List<string> old = [];
    private readonly List<string> now = [];
    private (FilePatchKind Kind, string Path, string? MoveTo)? open;
    private bool isAtEnd;

    /// <exception cref="ToolException">The text is no patch; the message says which line is wrong.</exception>
    public static IReadOnlyList<FilePatch> Read(string patch)
    {
        var lines = patch.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var begin = Array.FindIndex(lines, line => line.Trim() == Begin);
        var end = Array.FindLastIndex(lines, line => line.Trim() == End);
        if (begin < 0 || end < begin)
            throw new ToolException($"The patch must begin with '{Begin}' and end with '{End}'.");
        var reader = new PatchReader();
        for (var i = begin + 1; i < end; i++)
            reader.Take(lines[i], i - begin + 1);
        reader.EndFile();
        return reader.files.Count > 0 ? reader.files : throw new ToolException("The patch changes no file.");
    }

    private void Take(string line, int number)
    {
        if (line.StartsWith(Update, StringComparison.Ordinal))
            Open(FilePatchKind.Update, line[Update.Length..]);
        else if (line.StartsWith(Add, StringComparison.Ordinal))
            Open(FilePatchKind.Add, line[Add.Length..]);
        else if (line.StartsWith(Delete, StringComparison.Ordinal))
            Open(FilePatchKind.Delete, line[Delete.Length..]);
        else if (open is null && line.Trim().Length == 0)
            return;
        else if (open is not { } file)
            throw Wrong(number, line, "a file must be named first");
        else if (line.StartsWith(Move, StringComparison.Ordinal))
            open = file with { MoveTo = line[Move.Length..].Trim() };
        else if (line.Trim() == AtEnd)
            isAtEnd = true;
        else if (file.Kind is FilePatchKind.Update && line.StartsWith("@@", StringComparison.Ordinal))
            Anchor(line);
        else
            Change(file.Kind, line, number);
    }

    private void Anchor(string line)
    {
        EndHunk();
        if (line[2..].Trim().TrimEnd('@').Trim() is { Length: > 0 } anchor && !(anchor.StartsWith('-') && anchor.Contains(" +", StringComparison.Ordinal)))
            anchors.Add(line.Length > 3 && line[2] == ' ' ? line[3..] : line[2..]);
    }

    private void Change(FilePatchKind kind, string line, int number)
    {
        switch (kind, line)
        {
            case (FilePatchKind.Add, ['+', ..]):
                now.Add(line[1..]);
                break;
            case (FilePatchKind.Add, _) when line.Trim().Length == 0:
                now.Add("");
                break;
            case (FilePatchKind.Update, ['+', ..]):
                now.Add(line[1..]);
                break;
            case (FilePatchKind.Update, ['-', ..]):
                old.Add(line[1..]);
                break;
            case (FilePatchKind.Update, [' ', ..]):
                old.Add(line[1..]);
                now.Add(line[1..]);
                break;
            case (FilePatchKind.Update, ""):
                old.Add("");
                now.Add("");
                break;
            case (FilePatchKind.Delete, _) when line.Trim().Length == 0:
                break;
            default:
                throw Wrong(number, line, kind is FilePatchKind.Add ? "lines of a new file begin with +" : "a line begins with a space, + or -");
        }
    }

    private void Open(FilePatchKind kind, string path)
    {
        EndFile();
        open = (kind, path.Trim(), null);
    }

    private void EndHunk()
    {
        if (old.Count > 0 || now.Count > 0)
        {
            hunks.Add(new PatchHunk([.. anchors], string.Join('\n', old), string.Join('\n', now), isAtEnd));
            anchors.Clear();
        }

        old.Clear();
        now.Clear();
        isAtEnd = false;
    }

    private void EndFile()
    {
        if (open is not { } file)
            return;
        if (file.Kind is FilePatchKind.Add)
        {
            while (now.Count > 0 && now[^1].Length == 0)
                now.RemoveAt(now.Count - 1);
            files.Add(new FilePatch(file.Kind, file.Path, [], now.Count == 0 ? "" : string.Join('\n', now) + "\n"));
            now.Clear();
        }
        else
        {
            while (old.Count > 0 && now.Count > 0 && old[^1].Length == 0 && now[^1].Length == 0)
            {
                old.RemoveAt(old.Count - 1);
                now.RemoveAt(now.Count - 1);
            }

            EndHunk();
            if (file.Kind is FilePatchKind.Update && hunks.Count == 0 && file.MoveTo is null)
                throw new ToolException($"The patch names {file.Path} and changes nothing in it.");
            files.Add(new FilePatch(file.Kind, file.Path, [.. hunks], MoveTo: file.MoveTo));
        }

        hunks.Clear();
        anchors.Clear();
        open = null;
    }

    private static ToolException Wrong(int number, string line, string why) =>
        new($"Line {number} of the patch, '{Bounded.Line(line)}', is not understood: {why}.");
}

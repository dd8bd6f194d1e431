using System.Text;
using Maestro.Analysis.Files;

namespace Maestro.Analysis.Search;

/// <summary>What changed together in the last commits, newest first.</summary>
/// <param name="Head">The commit that the history was read from; empty without one.</param>
internal sealed record ChangeHistory(string Head, IReadOnlyList<string> Paths, IReadOnlyList<Commit> Commits)
{
    private const int MostCommits = 3000;

    // Commits that touch more files say little about any of them.
    private const int MostFiles = 60;

    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(3);

    public static ChangeHistory Empty { get; } = new("", [], []);

    /// <summary>Reads the history unless the known one is of the same commit.</summary>
    public static async Task<ChangeHistory> ReadAsync(string root, ChangeHistory known, CancellationToken cancellationToken)
    {
        var head = await GitProgram.ReadAsync(root, ["rev-parse", "--verify", "-q", "HEAD"], ReadingTime, cancellationToken);
        if (head is not { Succeeded: true, IsWhole: true })
            return Empty;
        var id = Encoding.UTF8.GetString(head.Bytes).Trim();
        if (id == known.Head)
            return known;
        string[] log = ["log", "--no-merges", "-n", $"{MostCommits}", "--no-renames", "--no-ext-diff", "--relative", "--name-only", "-z", "--format=%x01%s", "HEAD"];
        var output = await GitProgram.ReadAsync(root, log, ReadingTime, cancellationToken);
        return output is { Succeeded: true } ? Parse(id, output.Bytes) : Empty with { Head = id };
    }

    private static ChangeHistory Parse(string head, ReadOnlySpan<byte> log)
    {
        var paths = new Dictionary<string, int>(StringComparer.Ordinal);
        var commits = new List<Commit>();
        var files = new List<int>();
        uint[] subject = [];
        foreach (var range in log.Split((byte)0))
        {
            var piece = log[range];
            if (piece.Length > 0 && piece[0] is 1)
            {
                Close(commits, subject, files);
                subject = TermsOf(Encoding.UTF8.GetString(piece[1..]));
            }
            else if (piece.Trim((byte)'\n') is { Length: > 0 } name)
            {
                var path = Encoding.UTF8.GetString(name);
                if (!paths.TryGetValue(path, out var number))
                    paths[path] = number = paths.Count;
                files.Add(number);
            }
        }
        Close(commits, subject, files);
        return new ChangeHistory(head, [.. paths.Keys], commits);
    }

    private static void Close(List<Commit> commits, uint[] subject, List<int> files)
    {
        if (files.Count is > 0 and <= MostFiles)
            commits.Add(new Commit(subject, [.. files]));
        files.Clear();
    }

    private static uint[] TermsOf(string subject)
    {
        var keys = new SortedSet<uint>();
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var terms = new TermReader(subject, buffer);
        while (terms.Next())
            keys.Add(TermKey.Of(terms.Term));
        return [.. keys];
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Head);
        to.Write(Paths.Count);
        foreach (var path in Paths)
            to.Write(path);
        to.Write(Commits.Count);
        foreach (var commit in Commits)
        {
            to.Write7BitEncodedInt(commit.Terms.Length);
            foreach (var term in commit.Terms)
                to.Write(term);
            to.Write7BitEncodedInt(commit.Files.Length);
            foreach (var file in commit.Files)
                to.Write7BitEncodedInt(file);
        }
    }

    public static ChangeHistory Read(BinaryReader from)
    {
        var head = from.ReadString();
        var paths = new string[from.ReadInt32()];
        for (var i = 0; i < paths.Length; i++)
            paths[i] = from.ReadString();
        var commits = new Commit[from.ReadInt32()];
        for (var i = 0; i < commits.Length; i++)
        {
            var terms = new uint[from.Read7BitEncodedInt()];
            for (var t = 0; t < terms.Length; t++)
                terms[t] = from.ReadUInt32();
            var files = new int[from.Read7BitEncodedInt()];
            for (var f = 0; f < files.Length; f++)
                files[f] = from.Read7BitEncodedInt();
            commits[i] = new Commit(terms, files);
        }
        return new ChangeHistory(head, paths, commits);
    }
}

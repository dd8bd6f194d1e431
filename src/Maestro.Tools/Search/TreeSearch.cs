using System.Buffers;
using System.Text.RegularExpressions;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;

namespace Maestro.Tools.Search;

/// <summary>Searches many files at once and gives what it finds in their order.</summary>
/// <param name="root">The work folder, its links resolved.</param>
internal sealed class TreeSearch(Regex expression, SearchValues<string>? required, Func<Access, bool> mayRead, string root)
{
    /// <summary>So many files are searched before it is asked whether enough was found.</summary>
    private const int AtOnce = 512;

    private readonly string folder = root.TrimEnd('/');
    private int searched;
    private int guarded;
    private int tooSlow;

    /// <param name="paths">Files of the work folder that are reached through no link.</param>
    /// <param name="most">Stops soon after so many lines.</param>
    /// <param name="cancellationToken">Ends the search with what was found.</param>
    public FoundLines Find(IReadOnlyList<string> paths, int most, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        for (var first = 0; first < paths.Count && lines.Count <= most && !cancellationToken.IsCancellationRequested; first += AtOnce)
        {
            var found = new List<string>?[Math.Min(AtOnce, paths.Count - first)];
            Parallel.For(0, found.Length, () => new LineSearch(expression, required), (i, _, search) =>
            {
                found[i] = In(paths[first + i], most, search, cancellationToken);
                return search;
            }, static _ => { });
            lines.AddRange(found.SelectMany(static of => of ?? []));
        }
        return new FoundLines(lines, searched, guarded, tooSlow);
    }

    private List<string>? In(string path, int most, LineSearch search, CancellationToken cancellationToken)
    {
        var file = new WorkspacePath($"{folder}/{path}", path, IsInside: true);
        if (cancellationToken.IsCancellationRequested)
            return null;
        if (!mayRead(file.Needs(AccessKind.Read)))
        {
            Interlocked.Increment(ref guarded);
            return null;
        }

        Interlocked.Increment(ref searched);
        List<string>? found = null;
        try
        {
            using var handle = TextFile.Open(file);
            search.Find(handle, (number, line) =>
            {
                (found ??= []).Add($"{path}:{number}: {Bounded.Line(PlainText.Clean(line).ReplaceLineEndings(" "))}");
                return found.Count <= most;
            }, cancellationToken);
        }
        catch (RegexMatchTimeoutException)
        {
            Interlocked.Increment(ref tooSlow);
        }
        catch (Exception gone) when (gone is ToolException or IOException or UnauthorizedAccessException)
        {
            // What vanished or may not be read is no place to find text; the search goes on with the next file.
            return found;
        }
        return found;
    }
}

/// <summary>What a search found, as <c>path:line: text</c>.</summary>
internal sealed record FoundLines(IReadOnlyList<string> Lines, int Searched, int Guarded, int TooSlow);

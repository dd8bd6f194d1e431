using Maestro.Analysis.Code;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>The same code in two places: at least so many equal tokens on so many lines inside of functions.</summary>
internal sealed class DuplicateCheck
{
    public const int LeastTokens = 70;
    public const int LeastLines = 8;

    private static readonly Rule Duplicate = new(
        "duplicated-code", "duplication", FindingSeverity.Low, 0.85, "A fault that is corrected in one copy stays in the other.",
            "Take it out into one function that both places call.");

    private readonly Dictionary<ulong, (int File, int Token)> seen = [];
    private readonly List<FoundList> files = [];

    /// <summary>Lines that stand in a second copy.</summary>
    public int Lines { get; private set; }

    public void Add(FoundList found)
    {
        var file = files.Count;
        files.Add(found);
        foreach (var function in found.Outline.Functions.Where(function => function.Function is null))
            Look(file, found, function);
    }

    private void Look(int file, FoundList found, CodeNode function)
    {
        var start = Math.Max(function.Start, function.HeadEnd);
        var hashes = Hashes(found.Code, start, function.End);
        for (var i = 0; i < hashes.Length; i++)
        {
            var token = start + i;
            if (!seen.TryGetValue(hashes[i], out var first))
            {
                seen.Add(hashes[i], (file, token));
                continue;
            }

            var length = SameLength(files[first.File].Code, first.Token, found.Code, token, function.End);
            if (first.File == file && first.Token + length > token)
                continue;
            if (length >= LeastTokens && found.Code.LastLine(token + length) - found.Code.LineOf(token) + 1 >= LeastLines)
            {
                Report(files[first.File], first.Token, found, token, length);
                i += length - 1;
            }
        }
    }

    private void Report(FoundList other, int first, FoundList found, int token, int length)
    {
        var last = token + length;
        while (!found.Code[token].StartsLine && token + 1 < last)
            (token, first) = (token + 1, first + 1);
        var lines = found.Code.LastLine(last) - found.Code.LineOf(token) + 1;
        Lines += lines;
        var place = $"{other.Code.Path}:{other.Code.LineOf(first)}";
        found.Add(Duplicate, token, $"{lines} lines are the same as at {place}", last, lines >= 30 ? FindingSeverity.Medium : null);
    }

    /// <summary>A hash of each run of <see cref="LeastTokens"/> tokens.</summary>
    private static ulong[] Hashes(CodeText code, int start, int end)
    {
        const ulong factor = 1099511628211;
        var count = end - start - LeastTokens + 1;
        if (count <= 0)
            return [];
        var top = 1UL;
        for (var i = 1; i < LeastTokens; i++)
            top *= factor;
        var hashes = new ulong[count];
        var hash = 0UL;
        for (var i = 0; i < end - start; i++)
        {
            if (i >= LeastTokens)
                hash -= TokenHash(code, start + i - LeastTokens) * top;
            hash = (hash * factor) + TokenHash(code, start + i);
            if (i >= LeastTokens - 1)
                hashes[i - LeastTokens + 1] = hash;
        }

        return hashes;
    }

    private static ulong TokenHash(CodeText code, int index)
    {
        var hash = 14695981039346656037UL ^ (ulong)code[index].Kind;
        foreach (var c in code.Slice(index))
            hash = (hash ^ c) * 1099511628211;
        return hash | 1;
    }

    private static int SameLength(CodeText a, int first, CodeText b, int second, int end)
    {
        var length = 0;
        while (second + length < end && first + length < a.Count && a[first + length].Kind == b[second + length].Kind && a.Slice(first + length)
            .SequenceEqual(b.Slice(second + length))
            && (a[first].Kind is not TokenKind.End))
            length++;
        return length;
    }
}

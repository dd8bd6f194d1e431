using System.Text.RegularExpressions;

namespace Maestro.Analysis.Documentation;

/// <summary>Every word and every flag that stands in the code, to tell what documents name that is nowhere.</summary>
internal sealed partial class CodeWords
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> flags = new(StringComparer.Ordinal);

    public void Add(string text)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in Word().EnumerateMatches(text))
            lookup.Add(text.AsSpan(word.Index, word.Length));
        foreach (var flag in Flag().EnumerateMatches(text))
            flags.Add(text.Substring(flag.Index, flag.Length));
    }

    public bool Has(string word) => words.Contains(word);

    /// <summary>A flag as it is written, or a name from which a library makes it: <c>dry-run</c>, <c>dry_run</c>, <c>dryRun</c>, <c>DryRun</c>.</summary>
    public bool HasFlag(string flag)
    {
        var name = flag.TrimStart('-');
        if (flags.Contains(flag) || (name.StartsWith("no-", StringComparison.Ordinal) && HasFlag($"--{name[3..]}")))
            return true;
        var parts = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var pascal = string.Concat(parts.Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return words.Contains(string.Join('_', parts)) || words.Contains(pascal) || words.Contains(char.ToLowerInvariant(pascal[0]) + pascal[1..])
            || flags.Contains($"-{name}")
            || words.Contains(string.Join('_', parts).ToUpperInvariant());
    }

    public IReadOnlyCollection<string> Flags => flags;

    [GeneratedRegex(@"[A-Za-z_$][\w$]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"--?[a-zA-Z][\w-]*")]
    private static partial Regex Flag();
}

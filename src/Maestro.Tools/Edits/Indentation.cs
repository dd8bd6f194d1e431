namespace Maestro.Tools.Edits;

/// <summary>How the indentation that a model wrote becomes that of the file, learnt from the lines that both have.</summary>
internal sealed class Indentation
{
    private readonly List<(string Written, string Had)> pairs;
    private readonly bool usesTabs;
    private readonly int unit;

    public Indentation(IReadOnlyList<string> written, IReadOnlyList<string> had)
    {
        pairs = [.. written.Zip(had).Where(pair => pair.First.Trim().Length > 0).Select(pair => (In(pair.First), In(pair.Second))).OrderByDescending(pair => pair.Item1.Length)];
        usesTabs = pairs.Exists(pair => pair.Had.Contains('\t')) && !pairs.Exists(pair => pair.Written.Contains('\t'));
        unit = pairs.Select(pair => pair.Written.Length).Where(length => length > 0).DefaultIfEmpty(4).Min();
    }

    public string Of(string line)
    {
        var written = In(line);
        if (line.Trim().Length == 0 || pairs.Count == 0)
            return line;
        var rest = line[written.Length..];
        if (pairs.Find(pair => written.StartsWith(pair.Written, StringComparison.Ordinal)) is { Had: not null } known)
            return known.Had + Deeper(written[known.Written.Length..]) + rest;
        var (outer, inner) = pairs[^1];
        return outer.EndsWith(inner, StringComparison.Ordinal) && written.StartsWith(outer[..^inner.Length], StringComparison.Ordinal)
            ? written[(outer.Length - inner.Length)..] + rest
            : inner.EndsWith(outer, StringComparison.Ordinal) ? inner[..^outer.Length] + written + rest : line;
    }

    private string Deeper(string more) =>
        usesTabs && more.All(c => c == ' ') ? new string('\t', more.Length / unit) + new string(' ', more.Length % unit) : more;

    private static string In(string line) => line[..(line.Length - line.TrimStart().Length)];
}

using System.Text;

namespace Maestro.Tools.Edits;

/// <summary>A way in which two lines may differ and still be the same line.</summary>
internal sealed record LineLikeness(string Name, Func<string, string> Reduce)
{
    /// <summary>From strict to tolerant.</summary>
    public static IReadOnlyList<LineLikeness> Levels { get; } =
    [
        new("white space at the end", line => line.TrimEnd()),
        new("white space and indentation", WithoutSpace),
        new("white space, indentation and quotes", line => WithoutQuotes(WithoutSpace(line))),
    ];

    public static LineLikeness MostTolerant => Levels[^1];

    private static string WithoutSpace(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));

    private static string WithoutQuotes(string line)
    {
        var text = new StringBuilder(line);
        for (var i = 0; i < text.Length; i++)
            text[i] = text[i] switch
            {
                '"' or '`' or '\u2018' or '\u2019' or '\u201A' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '\'',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
                var other => other,
            };
        return text.ToString();
    }
}

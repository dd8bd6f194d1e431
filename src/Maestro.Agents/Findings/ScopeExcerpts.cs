using System.Globalization;
using System.Text;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Agents.Findings;

/// <summary>The files that are looked at, with line numbers, as far as they fit into a request; the model reads the others with its tools. Secrets are
/// masked.</summary>
internal static class ScopeExcerpts
{
    private const int MostFiles = 30;
    private const int MostOfFile = 8_000;
    private const int MostInAll = 40_000;

    public static IReadOnlyList<RelevantFile> Of(CodeScope scope, Func<string, bool> mayRead)
    {
        var left = MostInAll;
        var files = new List<RelevantFile>();
        foreach (var file in scope.Files.Where(file => mayRead(file.Path)).Take(MostFiles))
        {
            var excerpt = Numbered(Secrets.Mask(file.Text), Math.Min(left, MostOfFile));
            left -= excerpt?.Length ?? 0;
            files.Add(new RelevantFile(file.Path, 1, "in scope", [], file.Text.AsSpan().Count('\n') + 1, file.IsTest, excerpt));
        }

        return files;
    }

    private static string? Numbered(string text, int most)
    {
        var numbered = new StringBuilder();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (numbered.Length + line.Length + 8 > most)
                break;
            numbered.Append(CultureInfo.InvariantCulture, $"{++number}: ").Append(line).Append('\n');
        }

        return numbered.Length == 0 ? null : numbered.ToString();
    }
}

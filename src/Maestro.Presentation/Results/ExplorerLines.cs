using System.Globalization;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What the explorer found, as tables.</summary>
internal static class ExplorerLines
{
    private const int MostDependencies = 30;

    public static IReadOnlyList<StyledLine> Of(ExplorerResult result, int width)
    {
        IEnumerable<StyledLine> summary = result.Summary.Length > 0 ? [.. ResultLines.Plain(result.Summary), StyledLine.Empty] : [];
        if (result.Files.Count == 0)
            return [.. summary, StyledLine.Of("No files were found.")];
        var edges = result.Dependencies.Take(MostDependencies).Select(edge => $"{edge.From} → {edge.To} ({edge.Kind})").ToList();
        var rest = result.Dependencies.Count - edges.Count;
        return
        [
            .. summary,
            .. Files(result).Lines(width),
            .. ResultLines.Section("Dependencies", edges, width),
            .. rest > 0 ? [StyledLine.Of($"  and {rest} more (--format json shows all)", Tone.Dim)] : Array.Empty<StyledLine>(),
        ];
    }

    private static TextTable Files(ExplorerResult result)
    {
        var table = new TextTable("Score", "File", "Lines", "Why", "Symbols");
        foreach (var file in result.Files)
            table.Add(
                file.Score.ToString("0.00", CultureInfo.InvariantCulture), PlainText.Clean(file.Path), file.Lines.ToString(CultureInfo.InvariantCulture),
                PlainText.Clean(file.Reason), file.Symbols.Count == 0 ? "-" : PlainText.Clean(string.Join(", ", file.Symbols.Take(4))));
        return table;
    }
}

using System.Globalization;
using System.Text;
using Maestro.Core.Results;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What the explorer found, as tables.</summary>
internal static class ExplorerText
{
    private const int MostDependencies = 30;

    public static string Render(ExplorerResult result, int width)
    {
        var text = new StringBuilder();
        if (result.Summary.Length > 0)
            text.AppendLine(result.Summary).AppendLine();
        if (result.Files.Count == 0)
            return text.AppendLine("No files were found.").ToString();
        text.Append(Files(result).Render(width));
        text.AppendSection(
            "Dependencies", [.. result.Dependencies.Take(MostDependencies).Select(edge => $"{edge.From} → {edge.To} ({edge.Kind})")], width);
        if (result.Dependencies.Count > MostDependencies)
            text.AppendLine($"  and {result.Dependencies.Count - MostDependencies} more (--format json shows all)");
        return text.ToString();
    }

    private static TextTable Files(ExplorerResult result)
    {
        var table = new TextTable("Score", "File", "Lines", "Why", "Symbols");
        foreach (var file in result.Files)
            table.Add(
                file.Score.ToString("0.00", CultureInfo.InvariantCulture), file.Path, file.Lines.ToString(CultureInfo.InvariantCulture), file.Reason,
                file.Symbols.Count == 0 ? "-" : string.Join(", ", file.Symbols.Take(4)));
        return table;
    }
}

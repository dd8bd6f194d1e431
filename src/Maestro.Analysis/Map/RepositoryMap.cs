using System.Globalization;
using System.Text;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Map;

/// <summary>The repository at a glance: its files by importance, with what they declare.</summary>
public static class RepositoryMap
{
    private const int MostSymbols = 12;

    // Room for the line that says how many files are not shown.
    private const int LastLine = 48;

    /// <summary>Files with their rank, most important first; ranks sum to 1.</summary>
    public static IReadOnlyList<(IndexedFile File, double Rank)> Rank(IReadOnlyList<IndexedFile> files)
    {
        if (files.Count == 0)
            return [];
        var ranks = FileRank.Of(files);
        return
        [
            .. files.Select((file, i) => (File: file, Rank: ranks[i]))
                .OrderByDescending(r => r.Rank)
                .ThenBy(r => r.File.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes <c>path (n lines)</c> and public symbols as <c>Name:line</c>, the most important files that fit, ordered by path.</summary>
    /// <param name="focus">Paths that come before all others.</param>
    public static string Render(IReadOnlyList<IndexedFile> files, int maxCharacters, IReadOnlyCollection<string>? focus = null)
    {
        var first = focus is null ? [] : new HashSet<string>(focus, StringComparer.Ordinal);
        var shown = new List<(string Path, string Entry)>();
        var left = maxCharacters - LastLine;
        foreach (var (file, _) in Rank(files).OrderByDescending(r => first.Contains(r.File.Path)))
        {
            var entry = Entry(file, left);
            if (entry.Length > left)
                break;
            shown.Add((file.Path, entry));
            left -= entry.Length;
        }
        return Write(shown, files.Count);
    }

    private static string Write(List<(string Path, string Entry)> shown, int total)
    {
        var text = new StringBuilder();
        foreach (var (_, entry) in shown.OrderBy(s => s.Path, StringComparer.Ordinal))
            text.Append(entry);
        if (shown.Count < total)
            text.Append(CultureInfo.InvariantCulture, $"... {total - shown.Count} more {(total - shown.Count == 1 ? "file is" : "files are")} not shown\n");
        return text.ToString();
    }

    private static string Entry(IndexedFile file, int most)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{file.Path} ({file.Lines} {(file.Lines == 1 ? "line" : "lines")})\n");
        var symbols = Outline(file);
        string? container = null;
        foreach (var symbol in symbols)
        {
            var line = symbol.Container is null || symbol.Container != container
                ? $"\n  {(symbol.Container is null ? "" : symbol.Container + ".")}{symbol.Name}:{symbol.Line}"
                : $" .{symbol.Name}:{symbol.Line}";
            if (text.Length + line.Length >= most)
                break;
            text.Append(line);
            container = symbol.Container ?? symbol.Name;
        }
        return text.Replace("\n\n", "\n").Append(symbols.Count > 0 ? "\n" : "").ToString();
    }

    // Types and functions first, then members while there is room; in the order of the file.
    private static List<Symbol> Outline(IndexedFile file)
    {
        var seen = new HashSet<(string?, string)>();
        var open = file.Symbols.Where(s => s.IsPublic && s.Kind is not (SymbolKind.Field or SymbolKind.Namespace)
            && !s.Name.StartsWith("__", StringComparison.Ordinal) && seen.Add((s.Container, s.Name)));
        return [.. open.OrderBy(Importance).Take(MostSymbols).OrderBy(s => s.Line)];
    }

    private static int Importance(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Type => symbol.Container is null ? 0 : 2,
        SymbolKind.Function or SymbolKind.Heading => 0,
        SymbolKind.Method => 1,
        SymbolKind.Property => 3,
        _ => 4,
    };
}

using System.Globalization;
using System.Text.Json;
using System.Xml;
using Maestro.Core.Results;

namespace Maestro.Analysis.Testing;

/// <summary>Reads the reports of coverage tools: lcov, Cobertura, JaCoCo, Istanbul, coverage.py and go.</summary>
/// <param name="known">Files of the repository; a report's path is made one of these.</param>
public sealed class CoverageReport(IReadOnlyCollection<string> known)
{
    private const int MostRanges = 60;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    private readonly Dictionary<string, SortedDictionary<int, bool>> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Covered, int Lines)> counts = new(StringComparer.Ordinal);

    /// <summary>The files, least covered first; several reports are taken together.</summary>
    /// <exception cref="FormatException">A report is in none of the forms that are known, or broken.</exception>
    public IReadOnlyList<FileCoverage> Read(params IEnumerable<string> reports)
    {
        foreach (var report in reports)
            Add(report);
        var files = lines.Keys.Union(counts.Keys).Select(file => Of(file, lines.GetValueOrDefault(file) ?? []));
        return [.. files.Where(file => file.Lines > 0).OrderBy(file => file.Percent).ThenByDescending(file => file.Lines)
            .ThenBy(file => file.File, StringComparer.Ordinal)];
    }

    public static double Percent(int covered, int lines) => lines == 0 ? 0 : Math.Round(100.0 * covered / lines, 1);

    private void Add(string report)
    {
        try
        {
            var text = report.TrimStart('\uFEFF').TrimStart();
            if (text.StartsWith("mode:", StringComparison.Ordinal))
                Go(text);
            else if (text.StartsWith('{'))
                Json(text);
            else if (text.StartsWith('<'))
                Xml(text);
            else if (text.Contains("SF:", StringComparison.Ordinal))
                Lcov(text);
            else
                throw new FormatException("The coverage report is in no form that is known.");
        }
        catch (Exception broken) when (broken is JsonException or XmlException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"The coverage report cannot be read: {broken.Message}", broken);
        }
    }

    private void Lcov(string text)
    {
        var file = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("SF:", StringComparison.Ordinal))
                file = line[3..];
            else if (line.StartsWith("DA:", StringComparison.Ordinal) && line[3..].Split(',') is [var number, var hits, ..])
                Line(file, Number(number), Number(hits) > 0);
        }
    }

    /// <summary>Blocks of lines with their statements and hits: <c>module/file.go:3.14,5.2 1 0</c>. Go counts statements, each block once.</summary>
    private void Go(string text)
    {
        var blocks = new Dictionary<string, (int Statements, bool Hit)>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Skip(1).Select(line => line.Trim()))
        {
            var colon = line.LastIndexOf(':');
            if (colon < 0 || line[(colon + 1)..].Split(' ') is not [var range, var statements, var hits] || range.Split(',') is not [var from, var to])
                continue;
            for (var number = Number(from.Split('.')[0]); number <= Number(to.Split('.')[0]); number++)
                Line(line[..colon], number, Number(hits) > 0);
            var block = line[..(colon + 1 + range.Length)];
            blocks[block] = (Number(statements), Number(hits) > 0 || blocks.GetValueOrDefault(block).Hit);
        }

        foreach (var file in blocks.GroupBy(block => block.Key[..block.Key.LastIndexOf(':')]))
            if (Known(file.Key) is { } path)
                counts[path] = (file.Where(block => block.Value.Hit).Sum(block => block.Value.Statements), file.Sum(block => block.Value.Statements));
    }

    private void Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        var isPython = document.RootElement.TryGetProperty("files", out var files) && files.ValueKind is JsonValueKind.Object;
        foreach (var file in (isPython ? files : document.RootElement).EnumerateObject()
            .Where(file => file.Name is not "total" && file.Value.ValueKind is JsonValueKind.Object))
        {
            if (isPython)
            {
                foreach (var (name, hit) in (ReadOnlySpan<(string, bool)>)[("executed_lines", true), ("missing_lines", false)])
                    foreach (var line in file.Value.GetProperty(name).EnumerateArray())
                        Line(file.Name, line.GetInt32(), hit);
            }
            else if (file.Value.TryGetProperty("lines", out var summary) && Known(file.Name) is { } path)
            {
                counts[path] = (summary.GetProperty("covered").GetInt32(), summary.GetProperty("total").GetInt32());
            }
        }
    }

    private void Xml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var (file, package, source) = ("", "", "");
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName is "source" && source.Length == 0 && !reader.IsEmptyElement && reader.Read())
                source = reader.Value.Trim().TrimEnd('/');
            else if (reader.LocalName is "class" && reader.GetAttribute("filename") is { } name)
                file = source.Length > 0 && Known($"{source}/{name}") is not null ? $"{source}/{name}" : name;
            else if (reader.LocalName is "package")
                package = reader.GetAttribute("name") ?? "";
            else if (reader.LocalName is "sourcefile")
                file = $"{package}/{reader.GetAttribute("name")}";
            else if (reader.LocalName is "line" && reader.GetAttribute("number") is { } number)
                Line(file, Number(number), Number(reader.GetAttribute("hits") ?? "0") > 0);
            else if (reader.LocalName is "line" && reader.GetAttribute("nr") is { } row)
                Line(file, Number(row), Number(reader.GetAttribute("ci") ?? "0") > 0);
        }
    }

    private void Line(string file, int number, bool hit)
    {
        if (Known(file) is not { } path)
            return;
        if (!lines.TryGetValue(path, out var ofFile))
            lines[path] = ofFile = [];
        ofFile[number] = hit || ofFile.GetValueOrDefault(number);
    }

    /// <summary>The file of the repository that a report means: its path, or the longest end of it that is one.</summary>
    private string? Known(string written)
    {
        var path = written.Replace('\\', '/');
        return known.Contains(path) ? path
            : known.Where(file => path.EndsWith($"/{file}", StringComparison.Ordinal)).MaxBy(file => file.Length)
            ?? (known.Where(file => file.EndsWith($"/{path}", StringComparison.Ordinal)).Take(2).ToList() is [var only] ? only : null);
    }

    private FileCoverage Of(string path, SortedDictionary<int, bool> ofFile)
    {
        var (covered, all) = counts.TryGetValue(path, out var counted) ? counted : (ofFile.Count(line => line.Value), ofFile.Count);
        var ranges = new List<(int First, int Last)>();
        var wasMissing = false;
        foreach (var (number, hit) in ofFile)
        {
            if (!hit)
                ranges = wasMissing ? [.. ranges[..^1], (ranges[^1].First, number)] : [.. ranges, (number, number)];
            wasMissing = !hit;
        }

        return new FileCoverage(path, covered, all, Percent(covered, all),
            [.. ranges.Take(MostRanges).Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}")]);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? int.MaxValue : 0;
}

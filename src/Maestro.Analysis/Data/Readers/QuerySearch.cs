using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Code;
using Maestro.Analysis.Data.Sql;

namespace Maestro.Analysis.Data.Readers;

/// <summary>Finds the SQL that stands in the texts of code.</summary>
internal static partial class QuerySearch
{
    private const int Longest = 8_000;

    public static IEnumerable<DataQuery> In(ScanFile file)
    {
        if (!file.Text.Contains("select", StringComparison.OrdinalIgnoreCase) && !file.Text.Contains("update", StringComparison.OrdinalIgnoreCase)
            && !file.Text.Contains("delete", StringComparison.OrdinalIgnoreCase))
            yield break;
        if (CodeOutline.Of(file.Path, file.Text) is not { Code: var code })
            yield break;
        for (var i = 0; i < code.Count; i++)
        {
            if (!code.IsText(i) || code[i].Length is < 12 or > Longest)
                continue;
            var text = code.Slice(i).ToString();
            if (!Sql().IsMatch(text))
                continue;
            var sql = Value().Replace(text, "?").Trim('"', '\'', '`').Replace("\\n", "\n", StringComparison.Ordinal);
            if (SqlStatement.Read(sql) is [var statement, ..])
                yield return QueryReading.Read(statement, file.Path, code.LineOf(i) + LeadingLines(text));
        }
    }

    private static int LeadingLines(string text) => text[..(text.Length - text.TrimStart('"', '\'', '`', ' ', '\n', '\r', '\t').Length)].AsSpan().Count('\n');

    [GeneratedRegex(@"^[""'`\s]*(?:SELECT\s[\s\S]+\sFROM\s|UPDATE\s+[\w.""`\[\]]+\s+SET\s|DELETE\s+FROM\s|INSERT\s+INTO\s+[\w.""`\[\]]+\s*(?:\(|VALUES|SELECT)|WITH\s+\w+\s+AS\s*\()", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    /// <summary>What the program puts in.</summary>
    [GeneratedRegex(@"\$\{[^}]*\}|(?<!\{)\{[^{}\n]*\}(?!\})|%\(\w+\)s|%s")]
    private static partial Regex Value();
}

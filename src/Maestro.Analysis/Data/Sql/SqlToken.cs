namespace Maestro.Analysis.Data.Sql;

/// <summary>A word, quoted name, text, number or mark of SQL.</summary>
/// <param name="Text">Of a quoted name without its quotes.</param>
/// <param name="IsQuoted">A name in quotes, which is no keyword.</param>
internal readonly record struct SqlToken(string Text, int Start, int End, int Line, bool IsWord, bool IsQuoted, bool IsText)
{
    public bool Is(string word) => !IsQuoted && !IsText && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsName => IsWord || IsQuoted;
}

/// <summary>Cuts SQL of any dialect into tokens; comments are left out.</summary>
internal static class SqlLexer
{
    private const int Most = 200_000;

    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        var line = 1;
        for (var i = 0; i < sql.Length && tokens.Count < Most;)
        {
            var c = sql[i];
            var start = i;
            if (c == '\n')
                line++;
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var kind = Kind(sql, i);
            i = kind switch
            {
                SqlKind.LineComment => LineEnd(sql, i),
                SqlKind.BlockComment => After(sql, i + 2, "*/"),
                SqlKind.Quoted => QuoteEnd(sql, i, c is '[' ? ']' : c),
                SqlKind.Text => QuoteEnd(sql, i, '\''),
                SqlKind.Dollar => After(sql, DollarEnd(sql, i), sql[i..DollarEnd(sql, i)]),
                SqlKind.Word => WordEnd(sql, i),
                _ => i + 1,
            };
            if (kind is not (SqlKind.LineComment or SqlKind.BlockComment))
                tokens.Add(new SqlToken(
                    kind is SqlKind.Quoted ? sql[(start + 1)..Math.Max(start + 1, i - 1)] : sql[start..i], start, i, line, kind is SqlKind.Word, kind is SqlKind.Quoted,
                    kind is SqlKind.Text or SqlKind.Dollar));
            line += sql.AsSpan(start, i - start).Count('\n');
        }

        return tokens;
    }

    private enum SqlKind
    {
        Mark,
        LineComment,
        BlockComment,
        Quoted,
        Text,
        Dollar,
        Word,
    }

    private static SqlKind Kind(string sql, int i) => (sql[i], i + 1 < sql.Length ? sql[i + 1] : '\0') switch
    {
        ('-', '-') => SqlKind.LineComment,
        ('/', '*') => SqlKind.BlockComment,
        ('"' or '`', _) => SqlKind.Quoted,
        ('[', var next) when char.IsLetter(next) => SqlKind.Quoted,
        ('\'', _) => SqlKind.Text,
        ('$', var next) when next is '$' || char.IsLetter(next) => DollarEnd(sql, i) > 0 ? SqlKind.Dollar : SqlKind.Mark,
        (var c, _) when char.IsLetterOrDigit(c) || c is '_' => SqlKind.Word,
        _ => SqlKind.Mark,
    };

    private static int LineEnd(string sql, int i) => sql.IndexOf('\n', i) is >= 0 and var end ? end : sql.Length;

    private static int After(string sql, int from, string mark) =>
        sql.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : sql.Length;

    private static int WordEnd(string sql, int i)
    {
        while (i < sql.Length && (char.IsLetterOrDigit(sql[i]) || sql[i] is '_' or '$'))
            i++;
        return i;
    }

    /// <summary>The end of the opening tag of a dollar-quoted text; 0 when it is none.</summary>
    private static int DollarEnd(string sql, int i)
    {
        var end = i + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] is '_'))
            end++;
        return end < sql.Length && sql[end] == '$' ? end + 1 : 0;
    }

    private static int QuoteEnd(string sql, int i, char quote)
    {
        for (i++; i < sql.Length; i++)
        {
            if (sql[i] != quote)
                continue;
            if (i + 1 < sql.Length && sql[i + 1] == quote)
                i++;
            else
                return i + 1;
        }

        return sql.Length;
    }
}

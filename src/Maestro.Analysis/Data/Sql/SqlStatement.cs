namespace Maestro.Analysis.Data.Sql;

/// <summary>One statement, as a range of tokens, with what is needed to walk through it.</summary>
internal sealed class SqlStatement(IReadOnlyList<SqlToken> tokens, string text)
{
    public IReadOnlyList<SqlToken> Tokens { get; } = tokens;

    public int Line => Tokens.Count > 0 ? Tokens[0].Line : 1;

    public string Text { get; } = text;

    public int Count => Tokens.Count;

    public static List<SqlStatement> Read(string sql)
    {
        var all = SqlLexer.Read(sql);
        var found = new List<SqlStatement>();
        var start = 0;
        for (var i = 0; i <= all.Count; i++)
        {
            if (i < all.Count && !all[i].Is(";"))
                continue;
            if (i > start)
                found.Add(new SqlStatement(all.GetRange(start, i - start), sql[all[start].Start..all[i - 1].End]));
            start = i + 1;
        }

        return found;
    }

    public bool Is(int index, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (index + i >= Count || index < 0 || !Tokens[index + i].Is(words[i]))
                return false;
        return true;
    }

    public bool IsMark(int index, char mark) =>
        index >= 0 && index < Count && !Tokens[index].IsText && !Tokens[index].IsQuoted && Tokens[index].Text.Length == 1 && Tokens[index].Text[0] == mark;

    /// <summary>The first place of some words from an index on; -1 when they are not there.</summary>
    public int Find(int from, params ReadOnlySpan<string> words)
    {
        for (var i = from; i < Count; i++)
            if (Is(i, words))
                return i;
        return -1;
    }

    /// <summary>A name with its schema left out, and the place behind it; empty when none stands there.</summary>
    public (string Name, int Next) Name(int index)
    {
        var name = "";
        while (index < Count && Tokens[index].IsName)
        {
            name = Tokens[index].Text;
            if (!IsMark(index + 1, '.'))
                return (name, index + 1);
            index += 2;
        }

        return (name, index);
    }

    /// <summary>The index of the bracket that closes the one that stands there.</summary>
    public int Close(int open)
    {
        var depth = 0;
        for (var i = open; i < Count; i++)
        {
            depth += IsMark(i, '(') ? 1 : IsMark(i, ')') ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return Count - 1;
    }

    /// <summary>What stands between two brackets, cut at its commas.</summary>
    public List<(int Start, int End)> Parts(int open)
    {
        var (parts, start, close) = (new List<(int Start, int End)>(), open + 1, Close(open));
        for (var i = open + 1; i <= close; i++)
        {
            if (IsMark(i, '(') && i < close)
            {
                i = Close(i);
                continue;
            }

            if (i != close && !IsMark(i, ','))
                continue;
            if (i > start)
                parts.Add((start, i));
            start = i + 1;
        }

        return parts;
    }

    /// <summary>The names in a list of columns; expressions are left out.</summary>
    public List<string> Names(int open) =>
        [.. Parts(open).Where(part => Tokens[part.Start].IsName && !IsMark(part.Start + 1, '(')).Select(part => Tokens[part.Start].Text)];
}

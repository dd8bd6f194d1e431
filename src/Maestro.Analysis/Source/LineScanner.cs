namespace Maestro.Analysis.Source;

/// <summary>Reads what stands at the start of a line: headings of Markdown, functions of shell and Lua, tables of SQL, messages of Protocol Buffers.</summary>
internal static class LineScanner
{
    private const int LongestHeading = 100;

    public static void Scan(string language, string text, Findings findings)
    {
        var number = 0;
        var inFence = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var trimmed = line.TrimStart();
            if (trimmed.Length is 0 or > 2_000)
                continue;
            switch (language)
            {
                case "Markdown":
                    if (trimmed.StartsWith("```") || trimmed.StartsWith("~~~"))
                        inFence = !inFence;
                    else if (!inFence && line[0] == '#')
                        Heading(line, number, findings);
                    break;
                case "Shell":
                    Shell(line, number, findings);
                    break;
                case "SQL":
                    Sql(trimmed, number, findings);
                    break;
                default:
                    AfterKeyword(language, line, number, findings);
                    break;
            }
        }
    }

    private static void Heading(ReadOnlySpan<char> line, int number, Findings findings)
    {
        var level = line.IndexOfAnyExcept('#');
        if (level is < 1 or > 6 || line[level] != ' ')
            return;
        var title = line[level..].Trim().TrimEnd('#').TrimEnd();
        findings.Declare(title[..Math.Min(title.Length, LongestHeading)], SymbolKind.Heading, number, isPublic: level <= 3);
    }

    private static void Shell(ReadOnlySpan<char> line, int number, Findings findings)
    {
        if (line.StartsWith("function "))
            line = line["function ".Length..];
        else if (!line.Contains("()", StringComparison.Ordinal))
            return;
        var name = Name(line);
        if (name.Length > 0 && (line.Length == name.Length || line[name.Length] is ' ' or '('))
            findings.Declare(name, SymbolKind.Function, number, isPublic: true);
    }

    private static void Sql(ReadOnlySpan<char> line, int number, Findings findings)
    {
        if (!line.StartsWith("create ", StringComparison.OrdinalIgnoreCase))
            return;
        SymbolKind? kind = null;
        foreach (var range in line.Split(' '))
        {
            var word = line[range].Trim("\"`[]();");
            if (word.IsEmpty)
                continue;
            if (kind is not null && !IsSqlFiller(word))
            {
                var name = word[(word.LastIndexOf('.') + 1)..].Trim("\"`[]");
                findings.Declare(Name(name), kind.Value, number, isPublic: true);
                return;
            }
            if (Is(word, "table") || Is(word, "view") || Is(word, "type"))
                kind = SymbolKind.Type;
            else if (Is(word, "function") || Is(word, "procedure") || Is(word, "trigger"))
                kind = SymbolKind.Function;
            else if (Is(word, "index"))
                return;
        }
    }

    private static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static bool IsSqlFiller(ReadOnlySpan<char> word) => Is(word, "if") || Is(word, "not") || Is(word, "exists");

    private static void AfterKeyword(string language, ReadOnlySpan<char> line, int number, Findings findings)
    {
        var space = line.IndexOf(' ');
        if (space <= 0)
            return;
        var rest = line[(space + 1)..].TrimStart();
        SymbolKind? kind = (language, NamePool.Share(line[..space])) switch
        {
            ("Lua", "function") => SymbolKind.Function,
            ("Protocol Buffers", "message" or "service" or "enum") => SymbolKind.Type,
            ("GraphQL", "type" or "interface" or "input" or "enum" or "scalar" or "union") => SymbolKind.Type,
            ("Elixir", "defmodule") => SymbolKind.Type,
            ("Haskell" or "F#", "data" or "newtype" or "type" or "class" or "module") => SymbolKind.Type,
            ("F#", "let") => SymbolKind.Function,
            ("PowerShell", "function") => SymbolKind.Function,
            _ => null,
        };
        if (kind is null)
            return;
        var length = 0;
        while (length < rest.Length && (Words.IsPart(rest[length]) || rest[length] is '.' or ':' or '-'))
            length++;
        findings.Declare(rest[..length], kind.Value, number, isPublic: true);
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && (Words.IsPart(line[length]) || line[length] is '-' or ':'))
            length++;
        return line[..length];
    }
}

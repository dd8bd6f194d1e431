using System.Text.RegularExpressions;

namespace Maestro.Analysis.Data.Drafts;

/// <summary>A change of one table, as a sentence asks for it in English or Portuguese.</summary>
/// <param name="Kind"><c>add</c>, <c>drop</c>, <c>rename</c>, <c>index</c> or <c>create</c>.</param>
/// <param name="Names">The column, the old and the new name, or the columns of an index.</param>
/// <param name="Definition">The type with what follows it, or the columns of a new table; empty when none was said.</param>
public sealed partial record SchemaWish(string Kind, string Table, IReadOnlyList<string> Names, string Definition, bool IsUnique)
{
    private static readonly string[] NoTable = ["the", "a", "table", "tabela", "column", "coluna"];

    public static SchemaWish? Of(string request)
    {
        var text = request.Replace("`", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        var found = Create().Match(text) is { Success: true } table ? new SchemaWish("create", table.Groups["table"].Value, [], table.Groups["columns"].Value.Trim(' ', '.', '(', ')'), false)
            : Index().Match(text) is { Success: true } index ? new SchemaWish("index", index.Groups["table"].Value, [.. index.Groups["columns"].Value.Split(',').Select(name => name.Trim())], "", index.Groups["unique"].Success)
            : Rename().Match(text) is { Success: true } rename ? new SchemaWish("rename", rename.Groups["table"].Value, [rename.Groups["from"].Value, rename.Groups["to"].Value], "", false)
            : Drop().Match(text) is { Success: true } drop ? new SchemaWish("drop", drop.Groups["table"].Value, [drop.Groups["column"].Value], "", false)
            : Add().Match(text) is { Success: true } add ? new SchemaWish("add", add.Groups["table"].Value, [add.Groups["column"].Value], string.Join(' ', $"{add.Groups["type"].Value} {add.Groups["more"].Value} {add.Groups["rest"].Value}".Split(' ', StringSplitOptions.RemoveEmptyEntries)), false)
            : null;
        return found is null || NoTable.Contains(found.Table.ToLowerInvariant()) ? null : found;
    }

    [GeneratedRegex(@"\b(?:add|adds|adding|adicion\w+|inclu\w+|acrescent\w+)\s+(?:an?\s+|the\s+|uma?\s+|a\s+|o\s+)?(?:new\s+|nova\s+)?(?:(?:column|field|coluna|campo)\s+(?:named\s+|called\s+)?(?<column>\w+)|(?<column>\w+)\s+(?:column|field))(?:\s*(?:of type|of the type|with type|with the type|as|do tipo|:)?\s+(?<type>(?!to\b|on\b|in\b|na\b|em\b|ao\b|not\b|default\b|with\b)[A-Za-z]\w*(?:\(\d+(?:,\s*\d+)?\))?))?(?<more>(?:\s+(?:not null|null|default\s+\S+|unique))*)\s+(?:to|on|in|na|em|ao|à|a)\s+(?:the\s+)?(?:tabela\s+|table\s+)?(?<table>\w+)(?:\s+table)?(?<rest>(?:\s+(?:not null|default\s+\S+))*)", RegexOptions.IgnoreCase)]
    private static partial Regex Add();

    [GeneratedRegex(@"\b(?:drop|drops|remove|removes|delete|deletes|remov\w+|apag\w+|exclu\w+)\s+(?:the\s+|a\s+)?(?:(?:column|coluna|field|campo)\s+(?<column>\w+)|(?<column>\w+)\s+(?:column|field))\s+(?:from|of|in|on|da|de|do)\s+(?:the\s+)?(?:tabela\s+|table\s+)?(?<table>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Drop();

    [GeneratedRegex(@"\b(?:rename|renames|renome\w+)\s+(?:the\s+|a\s+)?(?:column\s+|coluna\s+)?(?<from>\w+)\s+(?:to|para)\s+(?<to>\w+)\s+(?:in|on|of|na|da|em)\s+(?:the\s+)?(?:tabela\s+|table\s+)?(?<table>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Rename();

    [GeneratedRegex(@"\b(?:add|adds|create|creates|adicion\w+|cri\w+)\s+(?:an?\s+|the\s+|um\s+)?(?<unique>unique\s+)?(?:index|[íi]ndice)\s+(?:on|for|to|em|na|para)\s+(?:the\s+)?(?:(?<table>\w+)\s*(?:\.\s*(?<columns>\w+)|\(\s*(?<columns>\w+(?:\s*,\s*\w+)*)\s*\))|(?<columns>\w+)\s+(?:in|of|da|de)\s+(?:the\s+)?(?<table>\w+))", RegexOptions.IgnoreCase)]
    private static partial Regex Index();

    [GeneratedRegex(@"\b(?:create|creates|add|adds|cri\w+)\s+(?:an?\s+|the\s+|a\s+|uma\s+)?(?:new\s+)?(?:table|tabela)\s+(?:named\s+|called\s+)?(?<table>\w+)\s*(?:with(?:\s+the\s+columns?)?|com|\()\s*(?<columns>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Create();
}

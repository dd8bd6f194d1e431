namespace Maestro.Analysis.Data.Sql;

/// <summary>Which types can refer to each other.</summary>
internal static class SqlTypes
{
    public static bool Differ(string a, string b) => Family(a) is { } first && Family(b) is { } second && first != second;

    /// <summary>Null when the type is not one that keys usually have.</summary>
    private static string? Family(string type)
    {
        var plain = type.ToLowerInvariant().Replace("unsigned", "", StringComparison.Ordinal).Split('(', '[', '|')[0].Trim().TrimEnd('?');
        plain = plain.StartsWith("mapped", StringComparison.Ordinal) ? plain["mapped".Length..].Trim('[', ']') : plain;
        return plain switch
        {
            "int" or "integer" or "serial" or "int4" or "mediumint" or "int32" => "int",
            "bigint" or "bigserial" or "int8" or "biginteger" or "long" or "int64" => "bigint",
            "smallint" or "smallserial" or "int2" or "tinyint" => "smallint",
            "uuid" or "uniqueidentifier" or "guid" or "uuid.uuid" => "uuid",
            "text" or "varchar" or "char" or "character varying" or "nvarchar" or "string" or "str" or "character" => "text",
            _ => null,
        };
    }
}

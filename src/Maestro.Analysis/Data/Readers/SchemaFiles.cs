using System.Text.RegularExpressions;

namespace Maestro.Analysis.Data.Readers;

/// <summary>Tables that Prisma, Rails, JPA, TypeORM and Knex describe.</summary>
internal static partial class SchemaFiles
{
    public static void Prisma(string path, string text, DataModel model)
    {
        var models = PrismaModel().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => PrismaMap().Match(match.Groups["body"].Value) is { Success: true } map ? map.Groups["name"].Value : match.Groups["name"].Value, StringComparer.Ordinal);
        foreach (Match found in PrismaModel().Matches(text))
        {
            var body = found.Groups["body"];
            var table = new DataTable(models[found.Groups["name"].Value], path, Line(text, found.Index), "prisma");
            foreach (Match field in PrismaField().Matches(body.Value).Where(field => !models.ContainsKey(field.Groups["type"].Value)))
            {
                var at = Line(text, body.Index + field.Index + 1);
                table.Columns.Add(new DataColumn(field.Groups["name"].Value, field.Groups["type"].Value, field.Groups["mark"].Value == "?", field.Groups["rest"].Value.Contains("@default", StringComparison.Ordinal), at));
                if (Regex.IsMatch(field.Groups["rest"].Value, @"@id\b"))
                    table.PrimaryKey.Add(field.Groups["name"].Value);
                if (field.Groups["rest"].Value.Contains("@unique", StringComparison.Ordinal))
                    table.Indexes.Add(new DataIndex([field.Groups["name"].Value], true, at));
            }

            foreach (Match list in PrismaList().Matches(body.Value))
            {
                var names = list.Groups["names"].Value.Split(',').Select(name => name.Trim().Split('(')[0]).ToList();
                if (list.Groups["kind"].Value == "id")
                    table.PrimaryKey.AddRange(names);
                else
                    table.Indexes.Add(new DataIndex(names, list.Groups["kind"].Value == "unique", Line(text, body.Index + list.Index)));
            }

            foreach (Match relation in PrismaRelation().Matches(body.Value))
                table.References.Add(new DataReference([.. relation.Groups["fields"].Value.Split(',').Select(name => name.Trim())], models.GetValueOrDefault(relation.Groups["type"].Value, relation.Groups["type"].Value),
                    [.. relation.Groups["targets"].Value.Split(',').Select(name => name.Trim())], Line(text, body.Index + relation.Index + 1)));
            model.Add(table);
        }
    }

    public static void Rails(string path, string text, DataModel model)
    {
        foreach (Match found in RailsTable().Matches(text))
        {
            var table = new DataTable(found.Groups["name"].Value, path, Line(text, found.Index), "rails");
            if (!found.Groups["options"].Value.Contains("id: false", StringComparison.Ordinal))
            {
                table.Columns.Add(new DataColumn("id", "bigint", false, true, table.Line));
                table.PrimaryKey.Add("id");
            }

            foreach (Match field in RailsField().Matches(found.Groups["body"].Value))
            {
                var at = Line(text, found.Groups["body"].Index + field.Index + 1);
                if (field.Groups["type"].Value == "index")
                    table.Indexes.Add(new DataIndex([.. Quoted().Matches(field.Groups["rest"].Value.Split(']')[0]).Select(name => name.Groups["text"].Value)], field.Value.Contains("unique: true", StringComparison.Ordinal), at));
                else if (Quoted().Match(field.Groups["rest"].Value) is { Success: true } name)
                    table.Columns.Add(new DataColumn(name.Groups["text"].Value, field.Groups["type"].Value, !field.Value.Contains("null: false", StringComparison.Ordinal), field.Value.Contains("default:", StringComparison.Ordinal), at));
            }

            model.Add(table);
        }

        foreach (Match key in RailsKey().Matches(text))
            model.Find(key.Groups["from"].Value)?.References.Add(new DataReference([key.Groups["column"] is { Success: true } named ? named.Value : $"{Singular(key.Groups["to"].Value)}_id"], key.Groups["to"].Value, [], Line(text, key.Index)));
    }

    public static void Jpa(string path, string text, DataModel model)
    {
        if (!JpaEntity().IsMatch(text) || JpaClass().Match(text) is not { Success: true } type)
            return;
        var table = new DataTable(
            JpaTable().Match(text) is { Success: true } named ? named.Groups["name"].Value : type.Groups["name"].Value, path, Line(text, type.Index), "jpa");
        foreach (Match field in JpaField().Matches(text))
        {
            var marks = field.Groups["marks"].Value;
            var at = Line(text, field.Groups["name"].Index);
            var isReference = marks.Contains("@ManyToOne", StringComparison.Ordinal)
                || (marks.Contains("@OneToOne", StringComparison.Ordinal) && marks.Contains("@JoinColumn", StringComparison.Ordinal));
            if (marks.Contains("@Transient", StringComparison.Ordinal) || marks.Contains("ToMany", StringComparison.Ordinal))
                continue;
            var column = JpaName().Match(marks) is { Success: true } written ? written.Groups["name"].Value : isReference ? $"{field.Groups["name"].Value}_id" : field.Groups["name"].Value;
            table.Columns.Add(new DataColumn(column, field.Groups["type"].Value, true, false, at));
            if (marks.Contains("@Id", StringComparison.Ordinal))
                table.PrimaryKey.Add(column);
            if (marks.Contains("unique = true", StringComparison.Ordinal))
                table.Indexes.Add(new DataIndex([column], true, at));
            if (isReference)
                table.References.Add(new DataReference([column], field.Groups["type"].Value, [], at));
        }

        if (table.PrimaryKey.Count == 0)
            table.PrimaryKey.Add("id");
        foreach (Match index in JpaIndex().Matches(text))
            table.Indexes.Add(
                new DataIndex([.. index.Groups["names"].Value.Split(',').Select(name => name.Trim().Split(' ')[0])], false, Line(text, index.Index)));
        model.Add(table);
    }

    public static void TypeOrm(string path, string text, DataModel model)
    {
        foreach (Match type in OrmEntity().Matches(text))
        {
            var end = text.IndexOf("\n}", type.Index, StringComparison.Ordinal);
            var body = text[type.Index..(end < 0 ? text.Length : end)];
            var table = new DataTable(type.Groups["table"] is { Success: true, Length: > 0 } named ? named.Value : type.Groups["name"].Value.ToLowerInvariant(), path, Line(text, type.Index), "typeorm");
            foreach (Match field in OrmField().Matches(body))
            {
                var marks = field.Groups["marks"].Value;
                var at = Line(text, type.Index + field.Groups["name"].Index);
                var isReference = marks.Contains("@ManyToOne", StringComparison.Ordinal)
                    || (marks.Contains("@OneToOne", StringComparison.Ordinal) && marks.Contains("@JoinColumn", StringComparison.Ordinal));
                if (marks.Contains("ToMany(", StringComparison.Ordinal))
                    continue;
                var column = isReference ? $"{field.Groups["name"].Value}Id" : field.Groups["name"].Value;
                table.Columns.Add(new DataColumn(column, field.Groups["type"].Value, marks.Contains("nullable: true", StringComparison.Ordinal), marks.Contains("default:", StringComparison.Ordinal), at));
                if (marks.Contains("@Primary", StringComparison.Ordinal))
                    table.PrimaryKey.Add(column);
                if (marks.Contains("@Index", StringComparison.Ordinal) || marks.Contains("unique: true", StringComparison.Ordinal))
                    table.Indexes.Add(new DataIndex([column], marks.Contains("unique: true", StringComparison.Ordinal), at));
                if (isReference)
                    table.References.Add(new DataReference([column], field.Groups["type"].Value.ToLowerInvariant(), [], at));
            }

            if (table.Columns.Count > 0)
                model.Add(table);
        }
    }

    private static string Singular(string name) => name.EndsWith("ies", StringComparison.Ordinal) ? $"{name[..^3]}y" : name.TrimEnd('s');

    private static int Line(string text, int index) => text.AsSpan(0, Math.Min(index, text.Length)).Count('\n') + 1;

    [GeneratedRegex(@"^model\s+(?<name>\w+)\s*\{(?<body>[^}]*)\}", RegexOptions.Multiline)]
    private static partial Regex PrismaModel();

    [GeneratedRegex(@"@@map\(""(?<name>\w+)""\)")]
    private static partial Regex PrismaMap();

    [GeneratedRegex(@"\n[ \t]+(?<name>\w+)[ \t]+(?<type>\w+)(?<mark>\??)(?![\w\[])(?<rest>[^\n]*)")]
    private static partial Regex PrismaField();

    [GeneratedRegex(@"@@(?<kind>id|unique|index)\(\s*(?:fields:\s*)?\[(?<names>[^\]]*)\]")]
    private static partial Regex PrismaList();

    [GeneratedRegex(@"\n[ \t]+\w+[ \t]+(?<type>\w+)\??[ \t]+@relation\([^)]*?fields:\s*\[(?<fields>[^\]]*)\][^)]*?references:\s*\[(?<targets>[^\]]*)\]")]
    private static partial Regex PrismaRelation();

    [GeneratedRegex(@"create_table\s+""(?<name>\w+)""(?<options>[^\n]*)do \|t\|(?<body>.*?)\n  end", RegexOptions.Singleline)]
    private static partial Regex RailsTable();

    [GeneratedRegex(@"\n\s+t\.(?<type>\w+)\s+(?<rest>[^\n]*)")]
    private static partial Regex RailsField();

    [GeneratedRegex(@"add_foreign_key\s+""(?<from>\w+)"",\s*""(?<to>\w+)""(?:[^\n]*column:\s*""(?<column>\w+)"")?")]
    private static partial Regex RailsKey();

    [GeneratedRegex(@"^@Entity\b", RegexOptions.Multiline)]
    private static partial Regex JpaEntity();

    [GeneratedRegex(@"^(?:public |open |data )?(?:final )?class (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex JpaClass();

    [GeneratedRegex(@"@Table\([^)]*?\bname\s*=\s*""(?<name>\w+)""")]
    private static partial Regex JpaTable();

    [GeneratedRegex(@"(?<marks>(?:^\s+@\w+(?:\((?:[^()]|\([^()]*\))*\))?\s*\n)+)\s+(?:private|protected|public)\s+(?<type>[\w.<>\[\]]+)\s+(?<name>\w+)\s*[;=]", RegexOptions.Multiline)]
    private static partial Regex JpaField();

    [GeneratedRegex(@"@(?:Column|JoinColumn)\([^)]*?\bname\s*=\s*""(?<name>\w+)""")]
    private static partial Regex JpaName();

    [GeneratedRegex(@"@Index\([^)]*?columnList\s*=\s*""(?<names>[^""]+)""")]
    private static partial Regex JpaIndex();

    [GeneratedRegex(@"@Entity\((?:\{[^}]*?name:\s*)?['""]?(?<table>\w*)['""]?[^)]*\)\s*(?:@\w+\([^)]*\)\s*)*export\s+(?:default\s+)?class\s+(?<name>\w+)")]
    private static partial Regex OrmEntity();

    [GeneratedRegex(@"(?<marks>(?:@\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*)+)(?:readonly\s+)?(?<name>\w+)[?!]?\s*:\s*(?<type>\w+)")]
    private static partial Regex OrmField();

    [GeneratedRegex(@"""(?<text>\w+)""")]
    private static partial Regex Quoted();
}

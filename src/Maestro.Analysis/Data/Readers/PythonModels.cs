using System.Text.RegularExpressions;

namespace Maestro.Analysis.Data.Readers;

/// <summary>Tables that classes of Django, SQLAlchemy or SQLModel describe.</summary>
internal static partial class PythonModels
{
    public static void Read(string path, string text, DataModel model)
    {
        var classes = Class().Matches(text);
        for (var i = 0; i < classes.Count; i++)
        {
            var head = classes[i];
            var end = i + 1 < classes.Count ? classes[i + 1].Index : text.Length;
            var body = text[head.Index..end];
            var line = Line(text, head.Index);
            var bases = head.Groups["bases"].Value;
            var isModels = path.EndsWith("models.py", StringComparison.Ordinal) || path.Contains("/models/", StringComparison.Ordinal);
            if (isModels && model.Find(head.Groups["name"].Value) is { Source: "django" } migrated
                && migrated.File.Contains("migrations/", StringComparison.Ordinal))
                model.Place(head.Groups["name"].Value, path, line);
            else if (bases.Contains("models.Model", StringComparison.Ordinal) && isModels)
                Django(path, head.Groups["name"].Value, body, line, model);
            else if (TableName().Match(body) is { Success: true } named)
                Alchemy(path, named.Groups["name"].Value, body, line, model);
            else if (bases.Contains("db.Model", StringComparison.Ordinal))
                Alchemy(path, Underscored(head.Groups["name"].Value), body, line, model);
            else if (bases.Contains("table=True", StringComparison.Ordinal))
                Alchemy(path, head.Groups["name"].Value.ToLowerInvariant(), body, line, model, BaseColumns(text, bases));
        }
    }

    private static void Django(string path, string name, string body, int line, DataModel model)
    {
        if (body.Contains("abstract = True", StringComparison.Ordinal))
            return;
        var table = new DataTable(name, path, line, "django");
        foreach (Match field in DjangoField().Matches(body))
        {
            var (column, type, options) = (field.Groups["name"].Value, field.Groups["type"].Value, field.Groups["options"].Value);
            var at = line + Line(body, field.Index) - 1;
            var isReference = type is "ForeignKey" or "OneToOneField";
            if (type is "ManyToManyField")
                continue;
            table.Columns.Add(new DataColumn(isReference ? $"{column}_id" : column, type, options.Contains("null=True", StringComparison.Ordinal), options.Contains("default=", StringComparison.Ordinal), at));
            if (options.Contains("primary_key=True", StringComparison.Ordinal))
                table.PrimaryKey.Add(column);
            if (isReference || options.Contains("db_index=True", StringComparison.Ordinal) || options.Contains("unique=True", StringComparison.Ordinal)
                || type is "SlugField")
                table.Indexes.Add(new DataIndex([isReference ? $"{column}_id" : column], options.Contains("unique=True", StringComparison.Ordinal), at));
            if (isReference && Target().Match(options) is { Success: true } target)
                table.References.Add(new DataReference([$"{column}_id"], target.Groups["name"].Value.Split('.')[^1], [], at));
        }

        if (table.PrimaryKey.Count == 0)
            table.PrimaryKey.Add("id");
        model.Add(table);
    }

    private static void Alchemy(string path, string name, string body, int line, DataModel model, string inherited = "")
    {
        var table = new DataTable(name, path, line, "sqlalchemy");
        foreach (Match field in AlchemyField().Matches(body).Concat(AlchemyField().Matches(inherited)))
        {
            var (column, type, options) = (field.Groups["name"].Value, field.Groups["type"].Value, field.Groups["options"].Value);
            if (options.Contains("relationship", StringComparison.OrdinalIgnoreCase)
                || field.Groups["call"].Value.Contains("elationship", StringComparison.Ordinal))
                continue;
            var at = line + Line(body, field.Index) - 1;
            var written = type.Length > 0 ? type : AlchemyType().Match(options) is { Success: true } named ? named.Value : "";
            var isKey = options.Contains("primary_key=True", StringComparison.Ordinal);
            table.Columns.Add(new DataColumn(column, written, !isKey && !options.Contains("nullable=False", StringComparison.Ordinal), options.Contains("default", StringComparison.Ordinal), at));
            if (isKey)
                table.PrimaryKey.Add(column);
            if (options.Contains("index=True", StringComparison.Ordinal) || options.Contains("unique=True", StringComparison.Ordinal))
                table.Indexes.Add(new DataIndex([column], options.Contains("unique=True", StringComparison.Ordinal), at));
            if (ForeignKey().Match(options) is { Success: true } key)
                table.References.Add(new DataReference([column], key.Groups["table"].Value.Split('.')[^1], [key.Groups["column"].Value], at));
        }

        foreach (Match index in AlchemyIndex().Matches(body))
            table.Indexes.Add(new DataIndex([.. Quoted().Matches(index.Groups["rest"].Value).Select(match => match.Groups["text"].Value)], index.Value.Contains("Unique", StringComparison.Ordinal), line + Line(body, index.Index) - 1));
        if (table.Columns.Count > 0)
            model.Add(table);
    }

    /// <summary>The body of the class that a SQLModel table inherits its fields from, when it is in the same file.</summary>
    private static string BaseColumns(string text, string bases)
    {
        var name = bases.Split(',')[0].Trim();
        var start = Regex.Match(text, $@"^class {Regex.Escape(name)}\(", RegexOptions.Multiline);
        if (!start.Success)
            return "";
        var end = text.IndexOf("\nclass ", start.Index, StringComparison.Ordinal);
        return text[start.Index..(end < 0 ? text.Length : end)];
    }

    /// <summary>The name that Flask-SQLAlchemy gives to a table.</summary>
    private static string Underscored(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    private static int Line(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"^class\s+(?<name>\w+)\((?<bases>[^)]*)\):", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s+__tablename__\s*(?::\s*\w+\s*)?=\s*['""](?<name>\w+)['""]", RegexOptions.Multiline)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^[ \t]+(?<name>\w+)\s*=\s*models\.(?<type>\w+(?:Field|Key))\((?<options>(?:[^()]|\([^()]*\))*)\)", RegexOptions.Multiline)]
    private static partial Regex DjangoField();

    [GeneratedRegex(@"^\s*(?:to=)?['""]?(?<name>[\w.]+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^[ \t]+(?<name>\w+)\s*(?::\s*(?:Mapped\[)?(?<type>[\w. |\[\]]+?)\]?\s*)?=\s*(?<call>(?:\w+\.)?(?:Column|mapped_column|Field|Relationship|relationship))\((?<options>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)", RegexOptions.Multiline)]
    private static partial Regex AlchemyField();

    [GeneratedRegex(@"\b(?:BigInteger|Integer|SmallInteger|String|Text|DateTime|Date|Boolean|Numeric|Float|UUID|JSON)\b")]
    private static partial Regex AlchemyType();

    [GeneratedRegex(@"(?:ForeignKey\(\s*|foreign_key\s*=\s*)['""](?<table>[\w.]+)\.(?<column>\w+)['""]")]
    private static partial Regex ForeignKey();

    [GeneratedRegex(@"\b(?:Index\(\s*['""]\w+['""]\s*,|UniqueConstraint\(|PrimaryKeyConstraint\()(?<rest>[^)]*)\)")]
    private static partial Regex AlchemyIndex();

    [GeneratedRegex(@"['""](?<text>\w+)['""]")]
    private static partial Regex Quoted();
}

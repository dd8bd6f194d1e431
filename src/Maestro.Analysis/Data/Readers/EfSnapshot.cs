using System.Text.RegularExpressions;

namespace Maestro.Analysis.Data.Readers;

/// <summary>The tables of Entity Framework Core, as the snapshot beside its migrations describes them.</summary>
internal static partial class EfSnapshot
{
    public static void Read(string path, string text, DataModel model)
    {
        var names = Entity().Matches(text).Select(match => match.Groups["name"].Value).Distinct()
            .ToDictionary(name => name, name => TableOf(text, name), StringComparer.Ordinal);
        var entities = Entity().Matches(text);
        for (var i = 0; i < entities.Count; i++)
        {
            var start = entities[i].Index;
            var body = text[start..(i + 1 < entities.Count ? entities[i + 1].Index : text.Length)];
            var line = text.AsSpan(0, start).Count('\n') + 1;
            var name = names[entities[i].Groups["name"].Value];
            var table = model.Find(name) is { Source: "ef" } known && known.File == path ? known : new DataTable(name, path, line, "ef");
            Fill(table, body, line, names);
            if (table.Columns.Count > 0)
                model.Add(table);
        }
    }

    private static void Fill(DataTable table, string body, int line, Dictionary<string, string> names)
    {
        int At(int index) => line + body.AsSpan(0, index).Count('\n');
        foreach (Match property in Property().Matches(body))
            if (table.Column(property.Groups["name"].Value) is null)
                table.Columns.Add(new DataColumn(property.Groups["name"].Value, property.Groups["type"].Value, MayBeNull(property.Groups["type"].Value, property.Groups["rest"].Value), property.Groups["rest"].Value.Contains("HasDefault", StringComparison.Ordinal), At(property.Index)));
        foreach (Match key in Key().Matches(body).Where(_ => table.PrimaryKey.Count == 0).Take(1))
            table.PrimaryKey.AddRange(Texts(key.Groups["names"].Value));
        foreach (Match index in Index().Matches(body))
            table.Indexes.Add(new DataIndex([.. Texts(index.Groups["names"].Value)], index.Groups["rest"].Value.Contains("IsUnique", StringComparison.Ordinal), At(index.Index)));
        foreach (Match reference in Reference().Matches(body))
            table.References.Add(new DataReference([.. Texts(reference.Groups["names"].Value)], names.GetValueOrDefault(reference.Groups["target"].Value, reference.Groups["target"].Value.Split('.')[^1]), [], At(reference.Index)));
    }

    /// <summary>A value is there unless its type says otherwise; a text is there when it is required.</summary>
    private static bool MayBeNull(string type, string rest) =>
        type.EndsWith('?') || (type is "string" or "byte" && !rest.Contains("IsRequired", StringComparison.Ordinal));

    private static string TableOf(string text, string entity)
    {
        var start = text.IndexOf($"Entity(\"{entity}\"", StringComparison.Ordinal);
        var end = text.IndexOf("modelBuilder.Entity(", start + 1, StringComparison.Ordinal);
        return Table().Match(text[start..(end < 0 ? text.Length : end)]) is { Success: true } named ? named.Groups["name"].Value : entity.Split('.')[^1];
    }

    private static IEnumerable<string> Texts(string names) => names.Split(',').Select(name => name.Trim().Trim('"')).Where(name => name.Length > 0);

    [GeneratedRegex(@"modelBuilder\.Entity\(""(?<name>[\w.+`<>]+)""")]
    private static partial Regex Entity();

    [GeneratedRegex(@"b\.Property<(?<type>[\w.?]+)>\(""(?<name>\w+)""\)(?<rest>[^;]*);")]
    private static partial Regex Property();

    [GeneratedRegex(@"\bb\.HasKey\((?<names>[^)]*)\)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\bb\.HasIndex\((?<names>[^)]*)\)(?<rest>[^;]*);")]
    private static partial Regex Index();

    [GeneratedRegex(@"\bb\.HasOne\(""(?<target>[\w.+`<>]+)""[^;]*?\.HasForeignKey\((?:""[\w.+`<>]+"",\s*)?(?<names>""\w+""(?:,\s*""\w+"")*)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bb\.ToTable\(""(?<name>\w+)""")]
    private static partial Regex Table();
}

namespace Maestro.Analysis.Data;

/// <summary>The tables that the files of a repository describe; later files change what earlier ones made.</summary>
public sealed class DataModel
{
    private readonly List<DataTable> tables = [];

    public IReadOnlyList<DataTable> Tables => tables;

    /// <summary>What statements that make tables and indexes describe.</summary>
    public static DataModel Of(IEnumerable<string> statements, string file, string source)
    {
        var model = new DataModel();
        foreach (var statement in statements.SelectMany(Sql.SqlStatement.Read))
            Sql.SqlSchema.Apply(statement, model, file, source);
        return model;
    }

    public DataTable? Find(string name) => tables.Find(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A table that is described again replaces the earlier description, unless that says more.</summary>
    public void Add(DataTable table)
    {
        if (Find(table.Name) is not { } known)
        {
            tables.Add(table);
            return;
        }

        if (known.Columns.Count <= table.Columns.Count)
            tables[tables.IndexOf(known)] = table;
    }

    public void Rename(string old, string name)
    {
        if (Find(old) is not { } table || name.Length == 0)
            return;
        tables[tables.IndexOf(table)] = table with { Name = name };
        foreach (var other in tables)
            for (var i = 0; i < other.References.Count; i++)
                if (other.References[i].Table.Equals(old, StringComparison.OrdinalIgnoreCase))
                    other.References[i] = other.References[i] with { Table = name };
    }

    /// <summary>Says where people look for a table that migrations describe.</summary>
    public void Place(string name, string file, int line)
    {
        if (Find(name) is { } table)
            tables[tables.IndexOf(table)] = table with { Name = name, File = file, Line = line };
    }

    public void Remove(string name) => tables.RemoveAll(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

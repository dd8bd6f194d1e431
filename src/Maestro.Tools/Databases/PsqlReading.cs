using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Core.Evidence;
using Maestro.Core.Tools;

namespace Maestro.Tools.Databases;

/// <summary>Reads schema, sizes and query plans of a PostgreSQL database with <c>psql</c>, in a read-only transaction that
/// is rolled back, with time limits.</summary>
public static partial class PsqlReading
{
    private const char Cell = '\u001f';
    private const string Mark = "maestro-part-";
    private const string From = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";
    private const string Own = " n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p')";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Catalog =
    [
        $"SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef OR a.attidentity <> ''{From} JOIN pg_attribute a ON a.attrelid = c.oid WHERE{Own} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum LIMIT 8000",
        $"SELECT c.relname, pg_get_constraintdef(k.oid){From} JOIN pg_constraint k ON k.conrelid = c.oid WHERE{Own} AND k.contype IN ('p', 'f', 'u') ORDER BY c.relname, k.conname LIMIT 4000",
        $"SELECT pg_get_indexdef(i.indexrelid){From} JOIN pg_index i ON i.indrelid = c.oid WHERE{Own} AND NOT i.indisprimary ORDER BY c.relname LIMIT 4000",
        $"SELECT c.relname, c.reltuples::bigint, pg_total_relation_size(c.oid){From} WHERE{Own} ORDER BY c.relname LIMIT 2000",
    ];

    /// <exception cref="ToolException">It cannot be reached, or does not let us in.</exception>
    public static async Task<DatabaseFacts> ReadAsync(PostgresAddress address, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        List<string> commands = ["BEGIN READ ONLY"];
        foreach (var (i, query) in Catalog.Index())
            commands.AddRange([$"SELECT '{Mark}{i}'", query]);
        var asked = queries.Select(query => (Sql: query, Ready: Ready(query))).ToList();
        commands.Add("SET LOCAL plan_cache_mode = force_generic_plan");
        foreach (var (i, query) in asked.Index())
            if (query.Ready is { } ready)
                commands.AddRange([$"SELECT '{Mark}{Catalog.Length + i}'", "SAVEPOINT plan", .. ready, "ROLLBACK TO SAVEPOINT plan", "DEALLOCATE ALL"]);
        commands.Add("ROLLBACK");
        var (output, errors) = await RunAsync(address, commands, cancellationToken);
        var parts = Parts(output);
        if (!parts.ContainsKey(0))
            throw new ToolException($"{address.Shown} was not read: {Said(errors, address)}");
        return new DatabaseFacts(
            address.Shown, "postgres", Statements(parts), Sizes(parts.GetValueOrDefault(3, [])), [.. asked.Select((query, i) => Plan(query.Sql, query.Ready, parts.GetValueOrDefault(Catalog.Length + i)))]);
    }

    /// <summary>Commands that explain a statement and never run it; null for one that could hold a second statement.</summary>
    internal static IReadOnlyList<string>? Ready(string sql)
    {
        if (sql.AsSpan().ContainsAny(';', '\\') || !Explained().IsMatch(sql))
            return null;
        var count = 0;
        var numbered = Placeholder().Replace(sql, match =>
        {
            count = match.Groups["number"].Success
                ? Math.Max(count, int.Parse(match.Groups["number"].ValueSpan[1..], CultureInfo.InvariantCulture))
                : count + 1;
            return match.Groups["number"].Success ? match.Value : $"${count}";
        });
        return count == 0
            ? [$"EXPLAIN {sql}"]
            : [$"PREPARE maestro_plan AS {numbered}", $"EXPLAIN EXECUTE maestro_plan({string.Join(", ", Enumerable.Repeat("NULL", count))})"];
    }

    private static QueryPlan Plan(string sql, IReadOnlyList<string>? ready, List<string[]>? rows) => (ready, rows) switch
    {
        (null, _) => new QueryPlan(sql, null, "not asked: it is not one plain statement"),
        (_, { Count: > 0 }) => new QueryPlan(sql, string.Join('\n', rows.Select(row => row[0])), null),
        _ => new QueryPlan(sql, null, "the database has no plan for it: a name is not there, or the statement is not whole"),
    };

    private static List<string> Statements(Dictionary<int, List<string[]>> parts)
    {
        var tables = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in parts.GetValueOrDefault(0, []).Where(row => row.Length == 5))
            (tables.TryGetValue(row[0], out var lines) ? lines : tables[row[0]] = [])
                .Add($"\"{row[1]}\" {row[2]}{(row[3] == "t" ? " NOT NULL" : "")}{(row[4] == "t" ? " DEFAULT" : "")}");
        foreach (var row in parts.GetValueOrDefault(1, []).Where(row => row.Length == 2))
            if (tables.TryGetValue(row[0], out var lines))
                lines.Add(row[1]);
        return [.. tables.Select(table => $"CREATE TABLE \"{table.Key}\" (\n  {string.Join(",\n  ", table.Value)}\n)"), .. parts.GetValueOrDefault(2, []).Select(row => row[0])];
    }

    private static List<TableSize> Sizes(List<string[]> rows) =>
        [.. rows.Where(row => row.Length == 3).Select(row => new TableSize(row[0], long.Parse(row[1], CultureInfo.InvariantCulture) is >= 0 and var count ? count : null, long.Parse(row[2], CultureInfo.InvariantCulture)))];

    private static Dictionary<int, List<string[]>> Parts(string output)
    {
        var parts = new Dictionary<int, List<string[]>>();
        var at = -1;
        foreach (var text in output.Split('\n'))
        {
            if (text.StartsWith(Mark, StringComparison.Ordinal))
                parts[at = int.Parse(text.Trim()[Mark.Length..], CultureInfo.InvariantCulture)] = [];
            else if (at >= 0 && text.Length > 0)
                parts[at].Add(text.Split(Cell));
        }

        return parts;
    }

    private static async Task<(string Output, string Errors)> RunAsync(PostgresAddress address, List<string> commands, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("psql") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-X", "-q", "-A", "-t", "-w", "-F", $"{Cell}"])
            start.ArgumentList.Add(argument);
        foreach (var command in commands)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(command);
        }

        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in address.Variables)
            start.Environment[name] = value;
        start.Environment["PGCONNECT_TIMEOUT"] = "5";
        start.Environment["PGCLIENTENCODING"] = "UTF8";
        start.Environment["PGOPTIONS"] = "-c default_transaction_read_only=on -c statement_timeout=10000 -c lock_timeout=2000";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var process = Process.Start(start) ?? throw new ToolException("psql could not be started.");
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (output, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException($"{address.Shown} did not answer within {Limit.TotalSeconds:0} s.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The first line of what psql said, without the password.</summary>
    private static string Said(string errors, PostgresAddress address)
    {
        var text = new StringBuilder(errors.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "psql said nothing");
        if (address.Variables.GetValueOrDefault("PGPASSWORD") is { Length: > 0 } password)
            text.Replace(password, "***");
        return text.ToString();
    }

    [GeneratedRegex(@"^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Explained();

    [GeneratedRegex(@"(?<number>\$\d+)|\?|(?<![:\w]):[A-Za-z_]\w*|@[A-Za-z_]\w*")]
    private static partial Regex Placeholder();
}

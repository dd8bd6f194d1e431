using System.Text.RegularExpressions;

namespace Maestro.Tools.Databases;

/// <summary>Where a PostgreSQL database is, and who asks; read from an address, or from pairs of names and values.</summary>
/// <param name="Variables">What <c>psql</c> is told through its environment; the password among them.</param>
public sealed partial record PostgresAddress(IReadOnlyDictionary<string, string> Variables)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "PGHOST",
        ["server"] = "PGHOST",
        ["port"] = "PGPORT",
        ["user"] = "PGUSER",
        ["username"] = "PGUSER",
        ["user id"] = "PGUSER",
        ["password"] = "PGPASSWORD",
        ["pwd"] = "PGPASSWORD",
        ["dbname"] = "PGDATABASE",
        ["database"] = "PGDATABASE",
        ["sslmode"] = "PGSSLMODE",
        ["ssl mode"] = "PGSSLMODE",
    };

    /// <summary>For a person: without user and password.</summary>
    public string Shown => $"postgresql://{Variables.GetValueOrDefault("PGHOST", "localhost")}:{Variables.GetValueOrDefault("PGPORT", "5432")}/{Variables.GetValueOrDefault("PGDATABASE", "")}";

    /// <summary>The first address in a text; null when there is none.</summary>
    public static PostgresAddress? In(string text) =>
        Address().Match(text) is { Success: true } address ? OfAddress(address.Value.TrimEnd('.', ',', ';', ')', '\'', '"', '`'))
        : Pairs().Match(text) is { Success: true } pairs ? OfPairs(pairs.Value) : null;

    private static PostgresAddress? OfAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return null;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        void Set(string name, string value)
        {
            if (value.Length > 0)
                variables[name] = Uri.UnescapeDataString(value);
        }

        var user = uri.UserInfo.Split(':', 2);
        Set("PGUSER", user[0]);
        Set("PGPASSWORD", user.Length > 1 ? user[1] : "");
        Set("PGHOST", uri.Host);
        Set("PGPORT", uri.Port > 0 ? $"{uri.Port}" : "");
        Set("PGDATABASE", uri.AbsolutePath.TrimStart('/'));
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split('=', 2) is [var name, var value] && Names.TryGetValue(name, out var variable))
                Set(variable, value);
        return new PostgresAddress(variables);
    }

    private static PostgresAddress? OfPairs(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match pair in Pair().Matches(text))
            if (Names.TryGetValue(pair.Groups["name"].Value.Trim(), out var variable))
                variables[variable] = pair.Groups["value"].Value.Trim('\'', '"', ' ');
        return variables.ContainsKey("PGHOST") ? new PostgresAddress(variables) : null;
    }

    [GeneratedRegex(@"\bpostgres(?:ql)?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:host|server)\s*=[^\n`]+", RegexOptions.IgnoreCase)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"(?<name>\b(?:user id|ssl mode|\w+))\s*=\s*(?<value>'[^']*'|""[^""]*""|[^\s;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();
}

using System.Text.RegularExpressions;
using Maestro.Tools;
using Maestro.Tools.Databases;

namespace Maestro.Agents.Data;

/// <summary>Which database a request names: a SQLite file, an address of PostgreSQL, or an environment variable that holds one.</summary>
/// <param name="File">Of SQLite; null when there is none.</param>
/// <param name="Server">Of PostgreSQL; null when there is none.</param>
/// <param name="Variable">The environment variable that named the server.</param>
internal sealed partial record DatabaseWish(WorkspacePath? File, PostgresAddress? Server, string? Variable)
{
    public static DatabaseWish Of(string request, string cwd, Func<string, string?> environment, Func<string, bool> isSqlite)
    {
        if (PostgresAddress.In(request) is { } written)
            return new DatabaseWish(null, written, null);
        foreach (Match name in Name().Matches(request))
            if (environment(name.Value) is { Length: > 0 } value && PostgresAddress.In(value) is { } server)
                return new DatabaseWish(null, server, name.Value);
        foreach (var word in request.Split([' ', ',', ';', '`', '"', '\'', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries))
            if (word.TrimEnd('.', '?', '!', ':') is { Length: > 3 } path && path.Contains('.', StringComparison.Ordinal)
                && WorkspacePath.Of(path, cwd) is var place && isSqlite(place.FullPath))
                return new DatabaseWish(place, null, null);
        return new DatabaseWish(null, null, null);
    }

    /// <summary>Statements that the request gives in backticks, or from the word on that begins one.</summary>
    public static IEnumerable<string> Statements(string request) =>
        Quoted().Matches(request).Select(match => match.Groups["sql"].Value.Trim()).Concat(
            Quoted().IsMatch(request) ? [] : Plain().Matches(request).Select(match => match.Value.Trim().TrimEnd('.', '?', ';')));

    [GeneratedRegex(@"\b[A-Z][A-Z0-9_]{3,60}\b")]
    private static partial Regex Name();

    [GeneratedRegex(@"`(?<sql>\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\s[^`]+)`", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bSELECT\s[\s\S]+?\sFROM\s+\w[\s\S]*$")]
    private static partial Regex Plain();
}

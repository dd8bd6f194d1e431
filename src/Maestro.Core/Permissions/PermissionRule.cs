namespace Maestro.Core.Permissions;

/// <summary>
/// A rule in the shape people know from other tools, such as <c>Bash(git status *)</c>, <c>Read(src/**)</c> or <c>WebFetch(domain:example.com)</c>.
/// </summary>
/// <param name="Pattern">Null when the rule is for every use of the kind.</param>
/// <param name="Source">Where the rule comes from, for a person to read.</param>
public sealed record PermissionRule(AccessKind Kind, string? Pattern, string Text, string Source)
{
    /// <exception cref="FormatException">The text is no rule; the message says what is wrong.</exception>
    public static PermissionRule Parse(string text, string source)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        if (open >= 0 && !text.TrimEnd().EndsWith(')'))
            throw new FormatException($"the rule '{text}' has no closing parenthesis");
        var pattern = open < 0 ? null : text.TrimEnd()[(open + 1)..^1].Trim();
        return new PermissionRule(KindOf(name, text), pattern is null or "" or "*" ? null : pattern, text.Trim(), source);
    }

    /// <summary>Whether a command line with single spaces, or a path or address, is meant.</summary>
    /// <param name="workspace">The work folder: patterns of paths are relative to it.</param>
    /// <param name="home">The person's home folder, for patterns that begin with <c>~</c>.</param>
    public bool Matches(AccessKind kind, string target, string workspace, string home)
    {
        if (kind != Kind)
            return false;
        if (Pattern is null)
            return true;
        return kind switch
        {
            AccessKind.Command => Wildcard.Matches(Pattern.Replace(":*", " *", StringComparison.Ordinal), target, crossesFolders: true)
                || (Pattern.EndsWith(" *", StringComparison.Ordinal) && Pattern[..^2] == target)
                || (Pattern.EndsWith(":*", StringComparison.Ordinal) && Pattern[..^2] == target),
            AccessKind.Fetch => MatchesAddress(target),
            _ => Wildcard.Matches(Absolute(Pattern, workspace, home), target, crossesFolders: false),
        };
    }

    private static AccessKind KindOf(string name, string text) => name switch
    {
        "Bash" or "Shell" => AccessKind.Command,
        "Read" => AccessKind.Read,
        "Edit" or "Write" => AccessKind.Edit,
        "WebFetch" => AccessKind.Fetch,
        _ => throw new FormatException($"the rule '{text}' begins with '{name}'; write Bash(...), Read(...), Edit(...) or WebFetch(...)"),
    };

    private bool MatchesAddress(string target)
    {
        if (!Pattern!.StartsWith("domain:", StringComparison.Ordinal) || !Uri.TryCreate(target, UriKind.Absolute, out var address))
            return Wildcard.Matches(Pattern, target, crossesFolders: true);
        var domain = Pattern["domain:".Length..];
        return address.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
    }

    private static string Absolute(string pattern, string workspace, string home) =>
        pattern.StartsWith("//", StringComparison.Ordinal) ? pattern[1..]
        : pattern.StartsWith("~/", StringComparison.Ordinal) ? $"{home}{pattern[1..]}"
        : pattern.StartsWith('/') ? pattern
        : $"{workspace.TrimEnd('/')}/{(pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern)}";
}

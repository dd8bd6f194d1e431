namespace Maestro.Core.Permissions;

/// <summary>
/// A rule in the shape people know from other tools, such as <c>Bash(git status *)</c>, <c>Read(src/**)</c> or <c>WebFetch(domain:example.com)</c>;
/// the name of a tool, such as <c>git_commit</c> or <c>git_*</c>, stands for every use of it.
/// </summary>
/// <param name="Pattern">Null when the rule is for every use of the kind.</param>
/// <param name="Source">Where the rule comes from, for a person to read.</param>
public sealed record PermissionRule(AccessKind Kind, string? Pattern, string Text, string Source)
{
    /// <summary>One command word for word, with nothing left open.</summary>
    public bool IsExact => Pattern is { } pattern && Kind is AccessKind.Command && !pattern.AsSpan().ContainsAny('*', '?');

    /// <exception cref="FormatException">The text is no rule; the message says what is wrong.</exception>
    public static PermissionRule Parse(string text, string source)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        if (open >= 0 && !text.TrimEnd().EndsWith(')'))
            throw new FormatException($"the rule '{text}' has no closing parenthesis");
        var pattern = open < 0 ? null : text.TrimEnd()[(open + 1)..^1].Trim();
        if (IsToolName(name))
            return pattern is null
                ? new PermissionRule(AccessKind.Tool, name, name, source)
                : throw new FormatException($"the rule '{text}' names a tool, which takes no pattern; write {name}");
        var kind = KindOf(name, text);
        if (kind is AccessKind.Read or AccessKind.Edit && pattern is not null && pattern.Split('/').Contains(".."))
            throw new FormatException($"the rule '{text}' goes up with '..'; write the whole path, as in {name}(//tmp/**) or {name}(~/notes/**)");
        return new PermissionRule(kind, pattern is null or "" or "*" ? null : pattern, text.Trim(), source);
    }

    /// <summary>Whether a command line with single spaces, or a path or address, is meant.</summary>
    /// <param name="workspace">The work folder: patterns of paths are relative to it.</param>
    /// <param name="home">The person's home folder, for patterns that begin with <c>~</c>.</param>
    public bool Matches(Access access, string workspace, string home)
    {
        if (Kind is AccessKind.Tool)
            return access.Tool is { } tool && MatchesTool(tool);
        if (access.Kind != Kind)
            return false;
        if (Pattern is null)
            return true;
        return Kind switch
        {
            AccessKind.Command => Wildcard.Matches(Pattern.Replace(":*", " *", StringComparison.Ordinal), access.Target, crossesFolders: true)
                || (Pattern.EndsWith(" *", StringComparison.Ordinal) && Pattern[..^2] == access.Target)
                || (Pattern.EndsWith(":*", StringComparison.Ordinal) && Pattern[..^2] == access.Target),
            AccessKind.Fetch => MatchesAddress(access.Target),
            _ => Wildcard.Matches(Absolute(workspace, home), access.Target, crossesFolders: false),
        };
    }

    public bool MatchesTool(string tool) => Kind is AccessKind.Tool && Wildcard.Matches(Pattern!, tool, crossesFolders: true);

    /// <summary>Whether a file can lie where both the rule and a pattern of absolute paths say.</summary>
    public bool Meets(AccessKind kind, string pattern, string workspace, string home) =>
        kind == Kind && (Pattern is null || Wildcard.Meet(Absolute(workspace, home), pattern));

    /// <summary>
    /// Whether an allow rule means what is guarded: files that may hold secrets, what decides which programs run, and what lies outside, must be named by it.
    /// </summary>
    public bool Names(bool isSecret, bool isProtected, bool isOutside) =>
        Pattern is { } pattern && Kind is AccessKind.Read or AccessKind.Edit
        && (!isSecret || SecretFiles.Includes(pattern))
        && (!isProtected || pattern.Split('/') is var parts && (parts.Contains(".git") || parts.Contains(".maestro")))
        && (!isOutside || pattern[0] is '/' or '~');

    private static bool IsToolName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '*' or '-');

    private static AccessKind KindOf(string name, string text) => name switch
    {
        "Bash" or "Shell" => AccessKind.Command,
        "Read" => AccessKind.Read,
        "Edit" or "Write" => AccessKind.Edit,
        "WebFetch" => AccessKind.Fetch,
        _ => throw new FormatException($"the rule '{text}' begins with '{name}'; write Bash(...), Read(...), Edit(...), WebFetch(...) or the name of a tool"),
    };

    private bool MatchesAddress(string target)
    {
        if (!Pattern!.StartsWith("domain:", StringComparison.Ordinal) || !Uri.TryCreate(target, UriKind.Absolute, out var address))
            return Wildcard.Matches(Pattern, target, crossesFolders: true);
        var domain = Pattern["domain:".Length..];
        return address.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
    }

    private string Absolute(string workspace, string home) =>
        Pattern!.StartsWith("//", StringComparison.Ordinal) ? Pattern[1..]
        : Pattern.StartsWith("~/", StringComparison.Ordinal) ? $"{home}{Pattern[1..]}"
        : Pattern.StartsWith('/') ? Pattern
        : $"{workspace.TrimEnd('/')}/{(Pattern.StartsWith("./", StringComparison.Ordinal) ? Pattern[2..] : Pattern)}";
}

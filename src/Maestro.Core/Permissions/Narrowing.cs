namespace Maestro.Core.Permissions;

/// <summary>What an agent may do less than the person's rules and mode say.</summary>
/// <param name="Mode">The widest mode; null leaves it.</param>
public sealed record Narrowing(ApprovalMode? Mode, IReadOnlyList<PermissionRule> Ask, IReadOnlyList<PermissionRule> Deny)
{
    public static Narrowing None { get; } = new(null, [], []);

    public bool IsNone => Mode is null && Ask.Count == 0 && Deny.Count == 0;

    /// <summary>Reads a mode and rules, such as <c>read-only</c> or <c>edits, ask Bash(git *), deny Edit(docs/**)</c>.</summary>
    /// <exception cref="FormatException">An item is neither; the message says what is wrong.</exception>
    public static Narrowing Parse(IEnumerable<string> items, string source)
    {
        var read = None;
        foreach (var item in items)
            read = item.Split(' ', 2, StringSplitOptions.TrimEntries) switch
            {
                ["deny", var rule] => read with { Deny = [.. read.Deny, PermissionRule.Parse(rule, source)] },
                ["ask", var rule] => read with { Ask = [.. read.Ask, PermissionRule.Parse(rule, source)] },
                [var name] when ModeOf(name) is { } mode && read.Mode is null => read with { Mode = mode },
                ["allow", ..] => throw new FormatException($"'{item}': an agent's permissions only narrow yours; allow it in your settings"),
                _ => throw new FormatException($"'{item}' is no permission; write one of ask, read-only, edits, all, and behind it rules such as deny Bash(git push *) or ask Edit(docs/**)"),
            };
        return read;
    }

    /// <summary>The narrower of both in everything.</summary>
    public Narrowing And(Narrowing other) => new(
        Mode is { } mine && other.Mode is { } theirs ? (mine.Width() < theirs.Width() ? mine : theirs) : Mode ?? other.Mode, [.. Ask, .. other.Ask], [.. Deny, .. other.Deny]);

    public override string ToString() => string.Join(", ",
        new[] { Mode?.Name() }.OfType<string>().Concat(Ask.Select(rule => $"ask {rule.Text}")).Concat(Deny.Select(rule => $"deny {rule.Text}")));

    private static ApprovalMode? ModeOf(string name) =>
        Enum.GetValues<ApprovalMode>().Where(mode => mode.Name() == name).Select(mode => (ApprovalMode?)mode).FirstOrDefault();
}

/// <summary>The modes by the names that are typed, and in their order.</summary>
public static class ApprovalModes
{
    public static string Name(this ApprovalMode mode) => mode switch
    {
        ApprovalMode.ReadOnly => "read-only",
        ApprovalMode.Edits => "edits",
        ApprovalMode.All => "all",
        _ => "ask",
    };

    /// <summary>How much is done without asking; reading only is the least.</summary>
    public static int Width(this ApprovalMode mode) => mode switch
    {
        ApprovalMode.ReadOnly => 0,
        ApprovalMode.Ask => 1,
        ApprovalMode.Edits => 2,
        _ => 3,
    };
}

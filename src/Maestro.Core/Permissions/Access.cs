namespace Maestro.Core.Permissions;

/// <summary>What a tool call wants to touch.</summary>
public enum AccessKind
{
    Read,
    Edit,
    Command,
    Fetch,

    /// <summary>Any use of a tool, whatever it touches; only rules are of this kind.</summary>
    Tool,
}

/// <summary>One thing that a tool call needs permission for.</summary>
/// <param name="Target">A path with links resolved (absolute), a shell command line, or an address.</param>
/// <param name="InWorkspace">For paths: the resolved path lies in the work folder.</param>
public sealed record Access(AccessKind Kind, string Target, bool InWorkspace = true)
{
    /// <summary>For addresses: it leads to this machine or its own network, which only a rule that names the host can allow.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The tool that is called, for rules that name one; null when no tool is.</summary>
    public string? Tool { get; init; }
}

/// <summary>What the rules say about an <see cref="Access"/>.</summary>
public enum Verdict
{
    Allow,
    Ask,
    Deny,
}

/// <summary>A verdict with the reason a person is shown.</summary>
/// <param name="Remember">The rule that "always" would record, such as <c>Bash(dotnet test *)</c>; null when nothing can be remembered.</param>
public sealed record AccessDecision(Verdict Verdict, string Reason, string? Remember = null)
{
    public static AccessDecision Free { get; } = new(Verdict.Allow, "free") { OnlyReads = true };

    /// <summary>What is allowed plainly changes nothing.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>A command that must be run so that the operating system holds it to reading.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>Decides what may be done without asking; deny beats ask beats allow.</summary>
public interface IAccessPolicy
{
    AccessDecision Decide(Access access);

    /// <summary>What the rules say about a tool itself, before what a call of it needs is looked at.</summary>
    AccessDecision DecideTool(string tool) => AccessDecision.Free;

    /// <summary>The same policy for an agent that may do less; what the person agrees to counts in both.</summary>
    IAccessPolicy Narrowed(Narrowing narrowing) => throw new NotSupportedException("This policy cannot be narrowed.");

    /// <summary>Adds an allow rule that the person agreed to.</summary>
    /// <param name="always">True keeps it in the person's settings, else it ends with the session.</param>
    void Allow(string rule, bool always);
}

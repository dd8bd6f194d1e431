namespace Maestro.Core.Permissions;

/// <summary>The verdict on one simple command, with the rule that decided.</summary>
public sealed record CommandVerdict(string Text, Verdict Decision, string Rule)
{
    /// <summary>A rule of the person could allow it from now on.</summary>
    internal bool MayBeAllowed { get; init; } = true;

    /// <summary>It names something that is guarded: only a rule that is the command word for word allows it.</summary>
    internal bool IsNamed { get; init; }
}

/// <summary>The verdict on a command line and on every simple command in it.</summary>
public sealed record CommandCheck(Verdict Decision, string Reason, IReadOnlyList<CommandVerdict> Commands)
{
    /// <summary>It is run so that the operating system holds it to reading.</summary>
    public bool IsHeld { get; init; }
}

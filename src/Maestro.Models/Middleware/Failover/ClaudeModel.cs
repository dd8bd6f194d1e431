using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Models.Middleware.Failover;

/// <summary>What the name of a Claude model says of it.</summary>
internal static partial class ClaudeModel
{
    /// <summary>Models before 4.6 go on with an assistant message that stands last; later ones refuse it.</summary>
    public static bool GoesOnFromPrefix(string model) => VersionOf(model) is { } version && version < new Version(4, 6);

    /// <summary>Models from 4.5 on can be held to the form of an answer, also beside tools ("Structured outputs").</summary>
    public static bool TakesForm(string model) => VersionOf(model) is { } version && version >= new Version(4, 5);

    private static Version? VersionOf(string model)
    {
        var version = Pattern().Match(model);
        return version.Success ? new Version(Number(version.Groups["major"]), Number(version.Groups["minor"])) : null;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>Such as <c>claude-3-7-sonnet-latest</c>, <c>claude-sonnet-4-5-20250929</c> or <c>claude-opus-4-20250514</c>.</summary>
    [GeneratedRegex(@"\bclaude-(?:[a-z]+-)?(?<major>\d)(?:[-.](?<minor>\d{1,2}))?(?!\d)")]
    private static partial Regex Pattern();
}

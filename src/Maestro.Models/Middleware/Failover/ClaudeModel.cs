using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Models.Middleware.Failover;

/// <summary>What the name of a Claude model says of it.</summary>
internal static partial class ClaudeModel
{
    /// <summary>Models before 4.6 go on with an assistant message that stands last; later ones refuse it.</summary>
    public static bool GoesOnFromPrefix(string model)
    {
        var version = Version().Match(model);
        if (!version.Success)
            return false;
        var major = int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture);
        var minor = version.Groups["minor"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return major < 4 || (major == 4 && minor < 6);
    }

    /// <summary>Such as <c>claude-3-7-sonnet-latest</c>, <c>claude-sonnet-4-5-20250929</c> or <c>claude-opus-4-20250514</c>.</summary>
    [GeneratedRegex(@"\bclaude-(?:[a-z]+-)?(?<major>\d)(?:[-.](?<minor>\d{1,2}))?(?!\d)")]
    private static partial Regex Version();
}

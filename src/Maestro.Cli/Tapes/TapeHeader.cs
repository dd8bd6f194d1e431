using System.Globalization;
using System.Text.Json;

namespace Maestro.Cli.Tapes;

/// <summary>The first line of a tape.</summary>
internal static class TapeHeader
{
    /// <summary>A reader of this program refuses tapes of a later version.</summary>
    public const int Version = 1;

    public static string Line(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":"tape","version":{{Version}},"program":"maestro {{ProductVersion.Text}}","at":"{{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}"}""");

    /// <summary>What is wrong with the version, for a person; null when it can be read.</summary>
    public static string? Problem(JsonElement line)
    {
        if (!line.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number))
            return "the tape does not say its version";
        return number > Version ? $"the tape has version {number}, this program reads up to {Version}; use a newer maestro" : null;
    }
}

using Maestro.Storage.Settings;

namespace Maestro.Cli.Doctor;

/// <summary>Settings that are read and checked, and change nothing yet.</summary>
internal static class UnusedSettings
{
    public const string Note = "this version does not use it yet";

    private static readonly string[] Keys = ["agents"];

    public static IEnumerable<SettingValue> In(Settings settings) => Keys.Select(settings.Find).OfType<SettingValue>();
}

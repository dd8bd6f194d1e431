using System.Globalization;

namespace Maestro.Storage.Undo;

/// <summary>A process by its number and the time it began, since numbers are given again.</summary>
internal readonly record struct OpenProcess(int Id, string Began)
{
    public static OpenProcess This { get; } = new(Environment.ProcessId, BeginningOf(Environment.ProcessId) ?? "");

    public bool IsAlive => BeginningOf(Id) is { } began && began == Began;

    /// <summary>Null when there is no such process; empty where the system does not say.</summary>
    private static string? BeginningOf(int id)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = System.Diagnostics.Process.GetProcessById(id);
                return process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
            }

            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}

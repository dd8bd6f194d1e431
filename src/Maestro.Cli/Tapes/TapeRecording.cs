using System.Globalization;
using Maestro.Cli.Commands;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Tapes;

/// <summary>Begins a tape where the option or the setting asks for one.</summary>
internal static class TapeRecording
{
    /// <summary>Null when nothing is to be recorded.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static TapeWriter? Of(Surroundings surroundings, RunOptions options)
    {
        var now = surroundings.Time.GetUtcNow();
        if (options.Record is { } file)
            return new TapeWriter(file, now);
        if (Composition.SettingsOf(surroundings).Load(options.Cwd).Find("record") is not { } folder)
            return null;
        var path = folder.Text.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Join(surroundings.Environment("HOME"), folder.Text[2..])
            : Path.GetFullPath(folder.Text, options.Cwd);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the setting record: {failure.Message.TrimEnd('.')}");
        }

        return new TapeWriter(Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss-fff}.tape.jsonl")), now);
    }
}

using System.CommandLine;
using System.Globalization;
using Maestro.Cli.Screen;
using Maestro.Cli.Tapes;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro replay</c>: plays a recorded run, with no network and no model.</summary>
internal static class ReplayCommand
{
    private static readonly string[] Formats = ["text", "jsonl", "json"];

    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "A tape from --record, or the output of maestro sessions export." };
        var speed = new Option<string?>("--speed") { HelpName = "0.1..1000|max", Description = "How fast; 1 is as it was, max does not wait." };
        var format = new Option<string?>("--format") { HelpName = "text|jsonl|json", Description = "Without it the live screen, where there is a terminal." };
        format.CompletionSources.Add(Formats);
        var plain = new Option<bool>("--plain") { Description = "Lines only, nothing is redrawn." };
        var command = new Command("replay", "Play a recorded run.") { file, speed, format, plain };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!, surroundings.Folder);
            var tape = Tape.Read(path);
            if (tape.Events.Count == 0)
                throw new UsageException($"{path} holds no event to play");
            var playback = new TapePlayback(tape.Events, Speed(parsed.GetValue(speed)), surroundings.Time);
            var wanted = parsed.GetValue(format);
            if (wanted is not null && !Formats.Contains(wanted))
                throw new UsageException($"--format takes one of {string.Join(", ", Formats)}, not '{wanted}'");
            var abilities = ScreenRun.Abilities(surroundings);
            return wanted is null && !parsed.GetValue(plain) && abilities.NoScreenReason is null
                ? new ScreenReplay(surroundings, Path.GetFileName(path), tape).RunAsync(playback, abilities, cancellationToken)
                : new LineReplay(surroundings, tape).RunAsync(playback, (OutputFormat)Math.Max(0, Array.IndexOf(Formats, wanted)), cancellationToken);
        });
        return command;
    }

    private static double? Speed(string? text)
    {
        if (text is "max")
            return null;
        if (text is null)
            return 1;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.1 and <= 1000
            ? speed
            : throw new UsageException($"--speed takes a number from 0.1 to 1000, or max, not '{text}'");
    }
}

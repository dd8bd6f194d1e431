using System.CommandLine;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro permissions</c>: the rules in force, and what they say about a command.</summary>
internal static class PermissionsCommand
{
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create(Surroundings surroundings)
    {
        var (format, approve) = (Format(), RunSymbols.Approve());
        var command = new Command("permissions", "Show every rule in force, or what the rules say about a command.") { format, approve };
        command.SetAction(parsed =>
        {
            var composed = Composed(surroundings, parsed, approve);
            var policy = composed.Policy();
            if (IsJson(parsed, format))
                PermissionsJson.Write(surroundings, policy);
            else
                surroundings.Output.Write(PermissionsText.Of(policy, composed.Settings.Ignored, surroundings.Width));
            return 0;
        });
        command.Add(Check(surroundings));
        return command;
    }

    private static Command Check(Surroundings surroundings)
    {
        var line = new Argument<string>("COMMAND") { Description = "A shell command line, in quotes." };
        var (format, approve) = (Format(), RunSymbols.Approve());
        var check = new Command("check", "Show what the rules say about a command, part by part.") { line, format, approve };
        check.SetAction(parsed =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(line)))
                throw new UsageException("the command is empty; write it in quotes behind 'maestro permissions check'");
            var result = Composed(surroundings, parsed, approve).Policy().Check(parsed.GetValue(line)!);
            if (IsJson(parsed, format))
                PermissionsJson.Write(surroundings, result);
            else
                surroundings.Output.Write(PermissionsText.Of(result, surroundings.Width));
            return 0;
        });
        return check;
    }

    private static Composition Composed(Surroundings surroundings, ParseResult parsed, Option<string?> approve) =>
        new(surroundings, new RunOptions { Cwd = surroundings.Folder, Approve = RunSymbols.ReadApprove(parsed, approve) });

    private static Option<string?> Format()
    {
        var format = new Option<string?>("--format") { HelpName = "text|json", Description = "text for reading, json for programs." };
        format.CompletionSources.Add(Formats);
        return format;
    }

    private static bool IsJson(ParseResult parsed, Option<string?> format)
    {
        var name = parsed.GetValue(format) ?? Formats[0];
        return Formats.Contains(name) ? name == "json" : throw new UsageException($"--format takes one of {string.Join(", ", Formats)}, not '{name}'");
    }
}

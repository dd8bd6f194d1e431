using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Cli.Usage;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro permissions</c>: what the rules say about a command, and why.</summary>
internal static class PermissionsCommand
{
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create(Surroundings surroundings)
    {
        var line = new Argument<string>("COMMAND") { Description = "A shell command line, in quotes." };
        var format = new Option<string?>("--format") { HelpName = "text|json", Description = "text for reading, json for programs." };
        format.CompletionSources.Add(Formats);
        var check = new Command("check", "Show what the rules say about a command, part by part.") { line, format };
        check.SetAction(parsed =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(line)))
                throw new UsageException("the command is empty; write it in quotes behind 'maestro permissions check'");
            var result = new Composition(surroundings, new RunOptions { Cwd = surroundings.Folder }).Policy().Check(parsed.GetValue(line)!);
            var name = parsed.GetValue(format) ?? Formats[0];
            if (!Formats.Contains(name))
                throw new UsageException($"--format takes one of {string.Join(", ", Formats)}, not '{name}'");
            if (name == "json")
                WriteJson(surroundings, result);
            else
                WriteText(surroundings, result);
            return 0;
        });
        var command = new Command("permissions", "Show what the rules say about a command.") { check };
        return command;
    }

    private static void WriteText(Surroundings surroundings, CommandCheck check)
    {
        var table = new TextTable("Command", "Decision", "Why");
        foreach (var command in check.Commands)
            table.Add(PlainText.Clean(command.Text), Name(command.Decision), PlainText.Clean(command.Rule));
        surroundings.Output.Write($"{Name(check.Decision)}: {PlainText.Clean(check.Reason)}\n\n");
        surroundings.Output.Write(table.Render(surroundings.Width));
    }

    private static void WriteJson(Surroundings surroundings, CommandCheck check)
    {
        using (var json = new Utf8JsonWriter(surroundings.Output.Buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("decision", Name(check.Decision));
            json.WriteString("reason", check.Reason);
            json.WriteStartArray("commands");
            foreach (var command in check.Commands)
            {
                json.WriteStartObject();
                json.WriteString("text", command.Text);
                json.WriteString("decision", Name(command.Decision));
                json.WriteString("rule", command.Rule);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        surroundings.Output.Write("\n");
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Allow => "allow",
        Verdict.Ask => "ask",
        _ => "deny",
    };
}

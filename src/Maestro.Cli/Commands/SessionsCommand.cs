using System.CommandLine;
using System.Globalization;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;
using Maestro.Core.Events;
using Maestro.Core.Text;
using Maestro.Presentation.Results;
using Maestro.Presentation.Text;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro sessions</c>: what was asked before.</summary>
internal static class SessionsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("sessions", "List, show, export or delete stored sessions.");
        command.SetAction(_ => List(surroundings));
        var list = new Command("list", "List the newest sessions.");
        list.SetAction(_ => List(surroundings));
        command.Add(list);
        command.Add(OnOne("show", "Show what happened in a session.", surroundings, Show));
        command.Add(OnOne("export", "Print the stored events, one line of JSON each.", surroundings, Export));
        command.Add(OnOne("delete", "Delete a session.", surroundings, Delete));
        return command;
    }

    private static Command OnOne(string name, string description, Surroundings surroundings, Action<Surroundings, string> action)
    {
        var id = new Argument<string>("ID") { Description = "The id, or its beginning." };
        var command = new Command(name, description) { id };
        command.SetAction(parsed =>
        {
            var start = parsed.GetValue(id)!;
            var whole = Composition.Sessions(surroundings).Find(start)
                ?? throw new UsageException($"no session, or more than one, begins with '{start}'; 'maestro sessions list' shows them");
            action(surroundings, whole);
            return 0;
        });
        return command;
    }

    private static int List(Surroundings surroundings)
    {
        surroundings.Output.Write(Table(surroundings, surroundings.Width));
        return 0;
    }

    public static string Table(Surroundings surroundings, int width)
    {
        var sessions = Composition.Sessions(surroundings).List();
        if (sessions.Count == 0)
            return "No session is stored yet.\n";
        var table = new TextTable("Id", "Started", "Folder", "Request", "Events");
        foreach (var session in sessions)
            table.Add(
                session.Id, session.Started.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), PlainText.Clean(session.Cwd), Short(session.Request),
                session.Events.ToString(CultureInfo.InvariantCulture));
        return table.Render(width);
    }

    private static void Show(Surroundings surroundings, string id)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var envelope in Composition.Sessions(surroundings).Events(id))
        {
            var text = envelope.Event switch
            {
                RunStarted run => $"\n> {PlainText.Clean(run.Request)}",
                ResultProduced result => ResultText.Render(result.Data, surroundings.Width).TrimEnd(),
                var other => ProgressLines.Line(other),
            };
            _ = envelope.Event.IsTerminal ? open.Remove(envelope.Run) : open.Add(envelope.Run);
            if (text is not null)
                surroundings.Output.Write(text + "\n");
        }

        if (open.Count > 0)
            surroundings.Output.Write("A request has no end here yet: it is still at work.\n");
    }

    private static void Export(Surroundings surroundings, string id)
    {
        foreach (var line in Composition.Sessions(surroundings).Lines(id))
            surroundings.Output.Write(line + "\n");
    }

    private static void Delete(Surroundings surroundings, string id)
    {
        Composition.Sessions(surroundings).Delete(id);
        surroundings.Output.Write($"{id} is deleted\n");
    }

    private static string Short(string request)
    {
        var line = PlainText.Clean(request).ReplaceLineEndings(" ");
        return line.Length > 60 ? line[..57] + "..." : line;
    }
}

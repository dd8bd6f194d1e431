using System.CommandLine;
using Maestro.Cli.Doctor;
using Maestro.Presentation.Text;
using Maestro.Storage.Settings;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro config</c>: what is set, and where.</summary>
internal static class ConfigCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("config", "Show or change settings.");
        command.SetAction(_ => Show(surroundings));
        var show = new Command("show", "Show every value in force, and where it was set.");
        show.SetAction(_ => Show(surroundings));
        var path = new Command("path", "Show the files that count in this folder.");
        path.SetAction(_ => Paths(surroundings));
        var key = new Argument<string>("KEY") { HelpName = "KEY", Description = "The key, such as provider." };
        key.CompletionSources.Add([.. Composition.Keys.All]);
        var value = new Argument<string>("VALUE") { Description = "The value; items of a list are separated by commas." };
        var set = new Command("set", "Set a value in your own settings file.") { key, value };
        set.SetAction(parsed => Set(surroundings, parsed.GetValue(key)!, parsed.GetValue(value)!));
        command.Add(show);
        command.Add(path);
        command.Add(set);
        return command;
    }

    private static int Show(Surroundings surroundings)
    {
        var settings = Composition.SettingsOf(surroundings).Load(surroundings.Folder);
        if (settings.Ignored is { } ignored)
            surroundings.Say(ignored);
        if (settings.All.Count == 0)
        {
            surroundings.Output.Write("Nothing is set. 'maestro config set KEY VALUE' sets a value, 'maestro config set --help' lists the keys.\n");
            return 0;
        }

        var table = new TextTable("Key", "Value", "Set in");
        foreach (var value in settings.All.OrderBy(value => value.Key, StringComparer.Ordinal))
            table.Add(value.Key, Core.Text.PlainText.Clean(value.Text), value.Origin.ToString());
        surroundings.Output.Write(table.Render(surroundings.Width));
        foreach (var unused in UnusedSettings.In(settings))
            surroundings.Say($"{unused.Key}: {UnusedSettings.Note}");
        return 0;
    }

    private static int Paths(Surroundings surroundings)
    {
        var table = new TextTable("For", "File", "");
        foreach (var (layer, path) in Composition.SettingsOf(surroundings).PathsFor(surroundings.Folder))
            table.Add(Describe(layer), path, File.Exists(path) ? "" : "not there");
        surroundings.Output.Write(table.Render(surroundings.Width));
        return 0;
    }

    private static int Set(Surroundings surroundings, string key, string value)
    {
        var file = surroundings.Folders.SettingsFile;
        new SettingsEditor(Composition.Keys, file).Set(key, value);
        surroundings.Output.Write($"{key} is set in {file}\n");
        return 0;
    }

    private static string Describe(SettingsLayer layer) => layer switch
    {
        SettingsLayer.User => "you, everywhere",
        SettingsLayer.Project => "this project",
        _ => "you, in this project",
    };
}

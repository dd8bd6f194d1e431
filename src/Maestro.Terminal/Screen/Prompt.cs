using Maestro.Terminal.Completion;
using Maestro.Terminal.Editing;
using Maestro.Terminal.Input;

namespace Maestro.Terminal.Screen;

/// <summary>Where the person types: the editor, and what completes the word at the cursor.</summary>
internal sealed class Prompt(Func<IEnumerable<string>> agents)
{
    private const int MostChoices = 8;

    private IReadOnlyList<string>? files;
    private bool hasAskedForFiles;
    private CompletionRequest? request;
    private string? behindPalette;

    public Editor Editor { get; } = new();

    public string Text => Editor.Text;

    public bool IsEmpty => Editor.IsEmpty;

    /// <summary>What could stand at the cursor, best first; empty when nothing is completed.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>The choice that Tab or Enter takes.</summary>
    public int Chosen { get; private set; }

    public bool HasPopup => Choices.Count > 0;

    /// <summary>Does what a key means in a text; gives the text when it is to be sent.</summary>
    public string? Press(KeyPress key)
    {
        var result = Editor.Handle(key);
        if (result is EditResult.Submitted)
        {
            var submitted = Editor.Take();
            if (!ClosePalette())
                Choices = [];
            return submitted;
        }

        if (result is EditResult.Handled)
            Complete();
        return null;
    }

    /// <summary>Chooses in what is offered; false for a key that goes to the text.</summary>
    public bool PressInPopup(KeyPress key)
    {
        switch (key)
        {
            case { Key: Key.Up, Modifiers: Modifiers.None }:
                Chosen = (Chosen + Choices.Count - 1) % Choices.Count;
                return true;
            case { Key: Key.Down, Modifiers: Modifiers.None }:
                Chosen = (Chosen + 1) % Choices.Count;
                return true;
            case { Key: Key.Escape }:
                if (!ClosePalette())
                    Choices = [];
                return true;
            case { Key: Key.Tab, Modifiers: Modifiers.None }:
                Take(Choices[Chosen]);
                return true;
            case { Key: Key.Enter, Modifiers: Modifiers.None }:
                var choice = Choices[Chosen];
                if (request!.Kind is CompletionKind.Command && choice.Text == Text)
                    return false;
                Take(choice);
                return !choice.IsWhole;
            default:
                return false;
        }
    }

    public void Paste(string text)
    {
        Editor.Paste(text);
        Complete();
    }

    /// <summary>Puts another text in place of what is there; undo brings that back.</summary>
    public void Set(string text)
    {
        Editor.Replace(0, Text.Length, text);
        Complete();
    }

    /// <summary>Offers the commands; what was typed comes back afterwards.</summary>
    public void OpenPalette()
    {
        behindPalette ??= Text;
        Set("/");
    }

    /// <summary>Puts what was typed back; false when no palette is open.</summary>
    public bool ClosePalette()
    {
        if (behindPalette is not { } typed)
            return false;
        behindPalette = null;
        Set(typed);
        Choices = [];
        return true;
    }

    public void Clear()
    {
        behindPalette = null;
        if (!IsEmpty)
            Editor.Take();
        Choices = [];
    }

    public void KnowFiles(IReadOnlyList<string> names)
    {
        files = names;
        Complete();
    }

    public void KnowHistory(IReadOnlyList<string> requests)
    {
        foreach (var earlier in requests)
            Editor.History.Add(earlier);
    }

    /// <summary>True once, when the names of the files are needed and have not been read.</summary>
    public bool TakesFiles()
    {
        if (hasAskedForFiles || request is not { Kind: CompletionKind.Mention })
            return false;
        return hasAskedForFiles = true;
    }

    private void Complete()
    {
        Chosen = 0;
        request = CompletionRequest.At(Text, Editor.CursorOffset);
        Choices = request switch
        {
            null => [],
            { Kind: CompletionKind.Command } => Commands(request.Query),
            _ => [.. Best([.. agents()], request.Query, 4).Select(agent => new Choice($"@{agent}", "agent")), .. Best(files ?? [], request.Query, MostChoices).Select(file => new Choice(file, ""))],
        };
    }

    private static List<Choice> Commands(string query)
    {
        var names = SlashCommands.All.Select(command => command.Name[1..]).ToList();
        return [.. Best(names, query, names.Count).Select(name => SlashCommands.Find($"/{name}")!)
            .Select(command => new Choice(command.Name, $"{command.Argument} {command.Summary}".Trim()) { IsWhole = command.Argument.Length == 0 })];
    }

    /// <summary>Everything, in its own order, while nothing is typed yet.</summary>
    private static IEnumerable<string> Best(IReadOnlyList<string> candidates, string query, int most) =>
        query.Length == 0 ? candidates.Take(most) : FuzzyMatch.Best(candidates, query, most);

    private void Take(Choice choice)
    {
        Editor.Replace(request!.Start, request.Length, $"{choice.Text} ");
        Complete();
    }
}

/// <summary>Something that could stand at the cursor, with a word about it.</summary>
internal sealed record Choice(string Text, string About)
{
    /// <summary>Enter sends it at once: it takes nothing more.</summary>
    public bool IsWhole { get; init; }
}

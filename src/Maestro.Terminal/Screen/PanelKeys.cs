using Maestro.Terminal.Input;

namespace Maestro.Terminal.Screen;

/// <summary>What keys do while a panel, its search, or the list of files has the keyboard.</summary>
/// <remarks>Every method gives false for a key that means nothing there.</remarks>
internal sealed class PanelKeys(ScreenModel model, Action<ScreenEffect> effect)
{
    public bool Press(KeyPress key) => model.Keyboard switch
    {
        Keyboard.Panel => PressInPanel(key),
        Keyboard.Search => PressInSearch(key),
        Keyboard.Files => PressInFiles(key),
        _ => false,
    };

    private bool PressInPanel(KeyPress key)
    {
        var panel = model.Panels.Selected;
        if (panel is null)
            return false;
        switch (key)
        {
            case { IsText: true, Character.Value: var letter }:
                return letter < 128 && PressLetter((char)letter);
            case { Key: Key.Up }:
                model.Panels.Scroll(1);
                return true;
            case { Key: Key.Down }:
                model.Panels.Scroll(-1);
                return true;
            case { Key: Key.Home }:
                model.Panels.ScrollOf(panel).ToStart();
                return true;
            case { Key: Key.End }:
                model.Panels.ScrollOf(panel).Follow();
                return true;
            case { Key: Key.Enter }:
                model.Keyboard = Keyboard.Prompt;
                return true;
            default:
                return false;
        }
    }

    private bool PressLetter(char letter)
    {
        var panel = model.Panels.Selected!;
        if (panel.Current.Approvals.Count > 0 && model.AnswerWithLetter(letter))
            return true;
        switch (letter)
        {
            case 'z':
                model.Panels.IsZoomed = !model.Panels.IsZoomed;
                return true;
            case 'y':
                model.Say("copied the panel");
                effect(new CopyText(ConversationText.PanelText(panel, 200)));
                return true;
            case 'r':
                panel.Folds.Reasoning = !panel.Folds.Reasoning;
                return true;
            case '/':
                model.Search = new PanelSearch(panel);
                model.Keyboard = Keyboard.Search;
                return true;
            case 'n' or 'N' when model.Search is { } search && search.Panel == panel:
                search.Next(model.Panels, older: letter == 'n');
                return true;
            default:
                return false;
        }
    }

    private bool PressInSearch(KeyPress key)
    {
        if (model.Search is not { } search)
            return false;
        switch (key)
        {
            case { IsText: true, Character: var typed }:
                search.Change(search.Query + typed, model.Panels);
                return true;
            case { Key: Key.Backspace } when search.Query.Length > 0:
                search.Change(search.Query[..^(char.IsLowSurrogate(search.Query[^1]) && search.Query.Length > 1 ? 2 : 1)], model.Panels);
                return true;
            case { Key: Key.Up }:
                search.Next(model.Panels, older: true);
                return true;
            case { Key: Key.Down }:
                search.Next(model.Panels, older: false);
                return true;
            case { Key: Key.Enter }:
                model.Keyboard = Keyboard.Panel;
                return true;
            case { Key: Key.Backspace }:
                model.EndSearch();
                return true;
            default:
                return false;
        }
    }

    private bool PressInFiles(KeyPress key)
    {
        var files = model.Board.Files.Files;
        switch (key)
        {
            case { Key: Key.Up }:
                model.Panels.FileChoice.Move(-1, files.Count);
                return true;
            case { Key: Key.Down }:
                model.Panels.FileChoice.Move(1, files.Count);
                return true;
            case { Key: Key.PageUp or Key.PageDown }:
                model.Panels.FileChoice.Move(key.Key is Key.PageUp ? -10 : 10, files.Count);
                return true;
            case { Key: Key.Home }:
                model.Panels.FileChoice.Move(-files.Count, files.Count);
                return true;
            case { Key: Key.End }:
                model.Panels.FileChoice.Follow();
                return true;
            case { Key: Key.Enter } when files.Count > 0:
                effect(new AskProgram("/diff", files[model.Panels.FileChoice.Of(files.Count)].Path));
                return true;
            default:
                return false;
        }
    }
}

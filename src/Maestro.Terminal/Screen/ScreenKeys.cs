using Maestro.Terminal.Input;

namespace Maestro.Terminal.Screen;

/// <summary>What each key does, from wherever the keyboard is.</summary>
internal sealed class ScreenKeys(ScreenModel model, Action<ScreenEffect> effect)
{
    private readonly PanelKeys panelKeys = new(model, effect);

    public void Press(KeyPress key)
    {
        if (model.Overlay is not null && PressOverOverlay(key))
            return;
        if (model.Prompt.HasPopup && model.Keyboard is Keyboard.Prompt && model.Prompt.PressInPopup(key))
            return;
        if (PressAnywhere(key) || panelKeys.Press(key))
            return;
        model.Keyboard = Keyboard.Prompt;
        PressInPrompt(key);
    }

    private bool PressOverOverlay(KeyPress key)
    {
        var overlay = model.Overlay!;
        switch (key)
        {
            case { Key: Key.Character, Modifiers: Modifiers.Alt, Character.Value: 'y' } when overlay.OnYes is { } yes:
                model.Overlay = null;
                effect(yes);
                return true;
            case { Key: Key.Character, Modifiers: Modifiers.Alt, Character.Value: 'n' } when overlay.OnYes is not null:
                model.Overlay = null;
                return true;
            case { Key: Key.Escape or Key.Enter } or { Key: Key.Character, Character.Value: 'q', Modifiers: Modifiers.None }:
                model.Overlay = null;
                return true;
            case { Key: Key.Up }:
                overlay.Move(-1);
                return true;
            case { Key: Key.Down }:
                overlay.Move(1);
                return true;
            case { Key: Key.PageUp }:
                overlay.Move(-overlay.Rows);
                return true;
            case { Key: Key.PageDown } or { Key: Key.Character, Character.Value: ' ', Modifiers: Modifiers.None }:
                overlay.Move(overlay.Rows);
                return true;
            case { Key: Key.Home }:
                overlay.Move(-overlay.Lines.Count);
                return true;
            case { Key: Key.End }:
                overlay.Move(overlay.Lines.Count);
                return true;
            default:
                model.Overlay = null;
                return false;
        }
    }

    /// <summary>Keys that mean the same wherever the keyboard is.</summary>
    private bool PressAnywhere(KeyPress key)
    {
        switch (key)
        {
            case { Key: Key.Character, Modifiers: Modifiers.Control, Character.Value: var letter }:
                return PressControl((char)letter);
            case { Key: Key.Character, Modifiers: Modifiers.Alt, Character.Value: >= '1' and <= '9' and var digit }:
                SelectNumber(digit - '1');
                return true;
            case { Key: Key.Character, Modifiers: Modifiers.Alt, Character.Value: var letter } when letter < 128 && model.Answer((char)letter):
                return true;
            case { Key: Key.Tab, Modifiers: Modifiers.None or Modifiers.Shift } when model.Board.Panels.Count > 0:
                Cycle(key.Modifiers is Modifiers.Shift ? -1 : 1);
                return true;
            case { Key: Key.PageUp } when model.Keyboard is not Keyboard.Files:
                model.Panels.Scroll(model.Panels.Page);
                return true;
            case { Key: Key.PageDown } when model.Keyboard is not Keyboard.Files:
                model.Panels.Scroll(-model.Panels.Page);
                return true;
            case { Key: Key.F1 }:
                model.Overlay = HelpText.Overlay(model.Agents);
                return true;
            case { Key: Key.F2 }:
                model.ShowsStats = !model.ShowsStats;
                return true;
            case { Key: Key.F11 }:
                model.Panels.IsZoomed = !model.Panels.IsZoomed;
                return true;
            case { Key: Key.Escape }:
                Escape();
                return true;
            default:
                return false;
        }
    }

    private bool PressControl(char letter)
    {
        switch (letter)
        {
            case 'c':
                model.Interrupt();
                return true;
            case 'd' when model.Prompt.IsEmpty:
                effect(new Leave());
                return true;
            case 'g':
                effect(new EditText(model.Prompt.Text));
                return true;
            case 'l':
                effect(new RedrawAll());
                return true;
            case 'z':
                effect(new SuspendProgram());
                return true;
            case 'k':
                model.Keyboard = Keyboard.Prompt;
                model.Prompt.OpenPalette();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Leaves the innermost thing: the palette, the search, then the run that is looked at, then the panel.</summary>
    private void Escape()
    {
        if (model.Prompt.ClosePalette())
            return;
        if (model.Search is not null)
            model.EndSearch();
        else if (model.Keyboard is Keyboard.Files || !model.StopSelected())
            model.Keyboard = Keyboard.Prompt;
    }

    private void PressInPrompt(KeyPress key)
    {
        if (model.Prompt.Press(key) is { } submitted)
            model.Submit(submitted);
        if (model.Prompt.TakesFiles())
            effect(new ReadFiles());
    }

    private void SelectNumber(int number)
    {
        if (number >= model.Board.Panels.Count)
            return;
        model.Panels.Select(model.Board.Panels[number]);
        model.Keyboard = Keyboard.Panel;
    }

    /// <summary>From the prompt to the first panel, through all of them, to the files, and back to the prompt.</summary>
    private void Cycle(int step)
    {
        var panels = model.Board.Panels;
        var places = panels.Count + (model.Panels.Files is null ? 1 : 2);
        var here = model.Keyboard switch
        {
            Keyboard.Prompt => -1,
            Keyboard.Files => panels.Count,
            _ => panels.ToList().IndexOf(model.Panels.Selected!),
        };
        var next = ((here + 1 + step + places) % places) - 1;
        if (next >= 0 && next < panels.Count)
            model.Panels.Select(panels[next]);
        model.Keyboard = next < 0 ? Keyboard.Prompt : next < panels.Count ? Keyboard.Panel : Keyboard.Files;
    }
}

using Maestro.Terminal.Input;

namespace Maestro.Terminal.Screen;

/// <summary>What each key and each move of the mouse does, from wherever the keyboard is.</summary>
internal sealed class ScreenKeys(ScreenModel model, Action<ScreenEffect> effect)
{
    private const int WheelLines = 3;

    public void Press(KeyPress key)
    {
        if (model.Overlay is not null && PressOverOverlay(key))
            return;
        if (model.Prompt.HasPopup && !model.PanelHasKeyboard && model.Prompt.PressInPopup(key))
            return;
        if (PressAnywhere(key))
            return;
        if (model.PanelHasKeyboard && PressInPanel(key))
            return;
        PressInPrompt(key);
    }

    public void Mouse(MouseInput mouse)
    {
        var place = model.Panels.Shown.FirstOrDefault(shown => shown.Area.Contains(mouse.Column, mouse.Row));
        switch (mouse.Action)
        {
            case MouseAction.WheelUp or MouseAction.WheelDown when model.Overlay is { } overlay:
                overlay.Move(mouse.Action is MouseAction.WheelUp ? -WheelLines : WheelLines, model.Panels.Page);
                break;
            case MouseAction.WheelUp when place.Panel is not null:
                model.Panels.Scroll(WheelLines, place.Panel);
                break;
            case MouseAction.WheelDown when place.Panel is not null:
                model.Panels.Scroll(-WheelLines, place.Panel);
                break;
            case MouseAction.Press when mouse.Button is MouseButton.Left:
                model.PanelHasKeyboard = place.Panel is not null;
                if (place.Panel is not null)
                    model.Panels.Select(place.Panel);
                break;
            default:
                break;
        }
    }

    private bool PressOverOverlay(KeyPress key)
    {
        var page = Math.Max(1, model.Panels.Page);
        var overlay = model.Overlay!;
        switch (key)
        {
            case { Key: Key.Escape or Key.Enter } or { Key: Key.Character, Character.Value: 'q', Modifiers: Modifiers.None }:
                model.Overlay = null;
                return true;
            case { Key: Key.Up }:
                overlay.Move(-1, page);
                return true;
            case { Key: Key.Down }:
                overlay.Move(1, page);
                return true;
            case { Key: Key.PageUp }:
                overlay.Move(-page, page);
                return true;
            case { Key: Key.PageDown }:
                overlay.Move(page, page);
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
            case { Key: Key.PageUp }:
                model.Panels.Scroll(model.Panels.Page);
                return true;
            case { Key: Key.PageDown }:
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
                if (!model.StopSelected())
                    model.PanelHasKeyboard = false;
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
            case 'k' when model.Prompt.IsEmpty || model.PanelHasKeyboard:
                model.PanelHasKeyboard = false;
                model.Prompt.Set("/");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Keys of a panel that has the keyboard; any other letter goes to the prompt, and the keyboard with it.</summary>
    private bool PressInPanel(KeyPress key)
    {
        var panel = model.Panels.Selected;
        if (panel is null)
            return false;
        var scroll = model.Panels.ScrollOf(panel);
        switch (key)
        {
            case { Key: Key.Character, Modifiers: Modifiers.None, Character.Value: var letter } when letter < 128 && panel.Current.Approvals.Count > 0 && model.Answer((char)letter):
                return true;
            case { Key: Key.Character, Modifiers: Modifiers.None, Character.Value: 'z' }:
                model.Panels.IsZoomed = !model.Panels.IsZoomed;
                return true;
            case { Key: Key.Character, Modifiers: Modifiers.None, Character.Value: 'y' }:
                effect(new CopyText(ConversationText.PanelText(panel, 200)));
                model.Say("copied the panel");
                return true;
            case { Key: Key.Up }:
                model.Panels.Scroll(1);
                return true;
            case { Key: Key.Down }:
                model.Panels.Scroll(-1);
                return true;
            case { Key: Key.Home }:
                scroll.ToStart();
                return true;
            case { Key: Key.End }:
                scroll.Follow();
                return true;
            case { Key: Key.Enter }:
                model.PanelHasKeyboard = false;
                return true;
            default:
                model.PanelHasKeyboard = false;
                return false;
        }
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
        model.PanelHasKeyboard = true;
    }

    /// <summary>From the prompt to the first panel, through all of them, and back to the prompt.</summary>
    private void Cycle(int step)
    {
        var panels = model.Board.Panels;
        if (!model.PanelHasKeyboard)
        {
            model.PanelHasKeyboard = true;
            model.Panels.Select(step > 0 ? panels[0] : panels[^1]);
            return;
        }

        if (model.Panels.Selected == (step > 0 ? panels[^1] : panels[0]))
            model.PanelHasKeyboard = false;
        else
            model.Panels.SelectNext(step);
    }
}

using Maestro.Terminal.Input;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>What the mouse does: the wheel scrolls, a click chooses, and a drag inside one panel copies its text.</summary>
internal sealed class MouseActions(ScreenModel model, Action<ScreenEffect> effect)
{
    private const int WheelLines = 3;

    public void Take(MouseInput mouse)
    {
        switch (mouse.Action)
        {
            case MouseAction.WheelUp:
                Scroll(mouse, WheelLines);
                break;
            case MouseAction.WheelDown:
                Scroll(mouse, -WheelLines);
                break;
            case MouseAction.Press when mouse.Button is MouseButton.Left && model.Overlay is null:
                Press(mouse);
                break;
            case MouseAction.Drag when model.Selection is { } selection:
                Hold(selection);
                selection.To(mouse.Column, mouse.Row);
                break;
            case MouseAction.Release when model.Selection is { } selection:
                model.Selection = null;
                Copy(selection);
                break;
            default:
                break;
        }
    }

    private void Scroll(MouseInput mouse, int lines)
    {
        if (model.Overlay is { } overlay)
            overlay.Move(-lines);
        else if (model.Panels.At(mouse.Column, mouse.Row) is { } place)
            model.Panels.Scroll(lines, place.Panel);
        else if (IsOverFiles(mouse))
            model.Panels.FileChoice.Move(-lines, model.Board.Files.Files.Count);
    }

    private void Press(MouseInput mouse)
    {
        model.Selection = null;
        if (model.Panels.At(mouse.Column, mouse.Row) is { } place)
        {
            model.Panels.Select(place.Panel);
            model.Keyboard = Keyboard.Panel;
            var inside = PanelView.Inside(place.Area, place.Panel);
            if (inside.Contains(mouse.Column, mouse.Row))
                model.Selection = new MouseSelection(place.Panel, inside, (mouse.Column, mouse.Row), model.Panels.ScrollOf(place.Panel).Follows);
        }
        else if (IsOverFiles(mouse))
        {
            model.Keyboard = Keyboard.Files;
            model.Panels.FileChoice.ChooseRow(mouse.Row - model.Panels.Files!.Value.Row - 1, model.Board.Files.Files.Count);
        }
        else if (model.Panels.List is { } list && list.Contains(mouse.Column, mouse.Row))
        {
            model.Panels.SelectInList(mouse.Row - list.Row - 1);
            model.Keyboard = Keyboard.Panel;
        }
        else
        {
            model.Keyboard = Keyboard.Prompt;
        }
    }

    private bool IsOverFiles(MouseInput mouse) => model.Panels.Files is { } files && files.Contains(mouse.Column, mouse.Row);

    /// <summary>What is being marked does not move away under the mouse.</summary>
    private void Hold(MouseSelection selection)
    {
        var (width, rows) = model.Panels.RoomOf(selection.Panel);
        model.Panels.ScrollOf(selection.Panel).Hold(selection.Panel.Blocks, width, rows);
    }

    private void Copy(MouseSelection selection)
    {
        if (selection.IsEmpty)
            return;
        var (width, rows) = model.Panels.RoomOf(selection.Panel);
        var scroll = model.Panels.ScrollOf(selection.Panel);
        var text = selection.Text(scroll.Visible(selection.Panel.Blocks, width, rows));
        if (selection.Followed)
            scroll.Follow();
        if (text.Length == 0)
            return;
        model.Say("copied what was marked");
        effect(new CopyText(text));
    }
}

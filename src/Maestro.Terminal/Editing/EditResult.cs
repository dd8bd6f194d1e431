namespace Maestro.Terminal.Editing;

/// <summary>What became of a key given to the editor.</summary>
public enum EditResult
{
    /// <summary>It means nothing here, or has nothing to do: Ctrl+K with nothing to kill, Up with no older prompt.</summary>
    NotMine,

    Handled,

    /// <summary>The text is to be sent; <see cref="Editor.Take"/> gives it and begins anew.</summary>
    Submitted,
}

namespace Maestro.Terminal.Screen;

/// <summary>Which of the files is chosen, and which one is the first to be seen.</summary>
public sealed class FileChoice
{
    private int? chosen;

    /// <summary>The first file that is seen, as of the last <see cref="Arrange"/>.</summary>
    public int Top { get; private set; }

    /// <summary>The place of the chosen file; the latest one until another is chosen.</summary>
    public int Of(int count) => Math.Clamp(chosen ?? count - 1, 0, Math.Max(0, count - 1));

    public void Move(int down, int count) => chosen = Math.Clamp(Of(count) + down, 0, Math.Max(0, count - 1));

    /// <summary>Chooses what stands in a row of the list.</summary>
    public void ChooseRow(int row, int count) => chosen = Math.Clamp(Top + row, 0, Math.Max(0, count - 1));

    /// <summary>The latest file is chosen again as files come.</summary>
    public void Follow() => chosen = null;

    /// <summary>The chosen file is seen, and as many before and after it as there is room for.</summary>
    public void Arrange(int count, int room)
    {
        var latest = Math.Max(0, count - room);
        Top = chosen is null ? latest : Math.Clamp(Top, Math.Max(0, Of(count) - room + 1), Math.Min(latest, Of(count)));
    }
}

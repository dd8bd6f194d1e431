namespace Maestro.Terminal.Editing;

/// <summary>A place between two characters of a text; lines and characters count from 0.</summary>
public readonly record struct TextPosition(int Line, int Index) : IComparable<TextPosition>
{
    public static bool operator <(TextPosition a, TextPosition b) => a.CompareTo(b) < 0;

    public static bool operator >(TextPosition a, TextPosition b) => a.CompareTo(b) > 0;

    public static bool operator <=(TextPosition a, TextPosition b) => a.CompareTo(b) <= 0;

    public static bool operator >=(TextPosition a, TextPosition b) => a.CompareTo(b) >= 0;

    public int CompareTo(TextPosition other) => Line != other.Line ? Line.CompareTo(other.Line) : Index.CompareTo(other.Index);
}

namespace Maestro.Terminal.Cells;

/// <summary>A colour of the terminal: its own default, one of its 256, or red, green and blue.</summary>
public readonly record struct Colour
{
    private const uint IndexedFlag = 1u << 24;
    private const uint DirectFlag = 2u << 24;

    private readonly uint value;

    private Colour(uint value) => this.value = value;

    public static Colour Default => default;

    public bool IsDefault => value == 0;

    public bool IsIndexed => (value & IndexedFlag) != 0;

    /// <summary>From 0 to 255, for an indexed colour; the first 16 are the terminal's own palette.</summary>
    public byte Index => (byte)value;

    public byte Red => (byte)(value >> 16);

    public byte Green => (byte)(value >> 8);

    public byte Blue => (byte)value;

    public static Colour Indexed(byte index) => new(IndexedFlag | index);

    public static Colour Direct(byte red, byte green, byte blue) => new(DirectFlag | ((uint)red << 16) | ((uint)green << 8) | blue);
}

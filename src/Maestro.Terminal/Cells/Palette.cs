namespace Maestro.Terminal.Cells;

/// <summary>The nearest colour that a terminal with fewer colours can show.</summary>
internal static class Palette
{
    private static readonly byte[] CubeLevels = [0, 95, 135, 175, 215, 255];

    /// <summary>The usual values of the first 16 colours (those of xterm); a terminal may have others.</summary>
    private static readonly (byte Red, byte Green, byte Blue)[] First =
    [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ];

    public static Colour Fit(Colour colour, ColourDepth depth) => (depth, colour) switch
    {
        (_, { IsDefault: true }) or (ColourDepth.Direct, _) => colour,
        (ColourDepth.Indexed, { IsIndexed: true }) => colour,
        (ColourDepth.Indexed, _) => Colour.Indexed(Cube(colour)),
        (_, { IsIndexed: true, Index: < 16 }) => colour,
        _ => Colour.Indexed(Nearest(colour)),
    };

    private static byte Cube(Colour colour) => (byte)(16 + (36 * Level(colour.Red)) + (6 * Level(colour.Green)) + Level(colour.Blue));

    private static int Level(byte value) => value < 48 ? 0 : value < 115 ? 1 : Math.Min(5, (value - 35) / 40);

    private static byte Nearest(Colour colour)
    {
        var (red, green, blue) = Values(colour);
        var best = 0;
        for (var i = 1; i < First.Length; i++)
            if (Distance(First[i]) < Distance(First[best]))
                best = i;
        return (byte)best;

        int Distance((byte Red, byte Green, byte Blue) other) =>
            Square(red - other.Red) + Square(green - other.Green) + Square(blue - other.Blue);
    }

    private static int Square(int value) => value * value;

    private static (int Red, int Green, int Blue) Values(Colour colour)
    {
        if (!colour.IsIndexed)
            return (colour.Red, colour.Green, colour.Blue);
        if (colour.Index >= 232)
            return (8 + ((colour.Index - 232) * 10), 8 + ((colour.Index - 232) * 10), 8 + ((colour.Index - 232) * 10));
        var cube = colour.Index - 16;
        return (CubeLevels[cube / 36], CubeLevels[cube / 6 % 6], CubeLevels[cube % 6]);
    }
}

namespace Maestro.Analysis.Checks.Security;

/// <summary>What is known of a text: its literal parts, with a character of a private range for each part that is not known, which says where that comes from
/// and what it is safe for.</summary>
internal readonly record struct TextPattern(string Text)
{
    private const char First = '\uE000';
    private const char Last = '\uE03F';
    private const int Longest = 2_000;

    public static TextPattern Constant { get; } = new("");

    /// <summary>Whether literal text and unknown parts have been put together.</summary>
    public bool IsBuilt => HasHole && Text.Any(c => !IsHole(c) && !char.IsWhiteSpace(c));

    public bool HasHole => Text.Any(IsHole);

    public static TextPattern Of(Origin origin) => origin is Origin.Constant ? Constant : new(((char)(First + (int)origin)).ToString());

    /// <summary>The least trusted part that is not safe for the purpose.</summary>
    public Origin Worst(Safe purpose)
    {
        var worst = Origin.Constant;
        foreach (var c in Text)
            if (IsHole(c) && OriginOf(c) is var origin && origin > worst && (SafetyOf(c) & purpose) == 0)
                worst = origin;
        return worst;
    }

    public TextPattern Then(TextPattern next) => new(Text.Length >= Longest ? Text : Text + next.Text);

    /// <summary>The unknown parts alone.</summary>
    public TextPattern Holes() => new(string.Concat(Text.Where(IsHole)));

    public TextPattern With(Safe purpose) => new(string.Concat(Text.Select(c => IsHole(c) ? (char)(First + ((c - First) | ((int)purpose << 3))) : c)));

    public static bool IsHole(char c) => c is >= First and <= Last;

    public static Origin OriginOf(char hole) => (Origin)((hole - First) & 7);

    private static Safe SafetyOf(char hole) => (Safe)((hole - First) >> 3);
}

namespace Maestro.Terminal.Input;

/// <summary>The keys held down together with another one.</summary>
[Flags]
public enum Modifiers
{
    None = 0,
    Shift = 1,

    /// <summary>Alt, Option or Meta.</summary>
    Alt = 2,

    Control = 4,

    /// <summary>The Windows or Command key.</summary>
    Super = 8,
}

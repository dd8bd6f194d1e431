using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <summary>A word being put together.</summary>
internal sealed class ShellWordDraft
{
    public StringBuilder Text { get; } = new();

    public bool HasUnknown { get; set; }

    public bool HasOutput { get; set; }

    public bool HasGlob { get; set; }

    public bool HasQuote { get; set; }

    public bool IsSplit { get; set; }

    public ShellWord Word => new(Text.ToString(), !HasUnknown && !HasOutput)
    {
        HasGlob = HasGlob && Text.ToString() is not "[",
        IsOutput = HasOutput && !HasUnknown,
        IsSplit = IsSplit,
        IsPlain = !HasQuote && !HasUnknown && !HasOutput,
    };
}

namespace Maestro.Cli;

/// <summary>The version as text, a constant so that <c>--version</c> costs nothing.</summary>
internal static class ProductVersion
{
    public const string Text = "0.1.0";
}

namespace Maestro.Core.Json;

/// <summary>The quotation marks that models write.</summary>
internal static class Quotes
{
    public const string All = "\"'`“”„‘’";

    public static bool IsQuote(char c) => All.Contains(c);

    public static bool Closes(char open, char c) => open switch
    {
        '"' => c == '"',
        '\'' => c == '\'',
        '`' => c is '`' or '\'',
        '‘' or '’' => c is '’' or '‘' or '\'',
        _ => c is '”' or '“' or '"',
    };
}

namespace Maestro.Cli.Usage;

/// <summary>The command line asks for something that cannot be; the message is one line.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>For a word that is none of those known.</summary>
    public static UsageException Unknown(string what, string word, IReadOnlyList<string> known) => new(
        Core.Text.Suggestion.Near(word, known) is { } near
            ? $"there is no {what} '{word}'; did you mean '{near}'?"
            : $"there is no {what} '{word}'; choose one of {string.Join(", ", known)}");
}

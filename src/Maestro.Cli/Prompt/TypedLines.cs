namespace Maestro.Cli.Prompt;

/// <summary>The lines that a person types; a line that was waited for in vain goes to whoever asks next.</summary>
internal sealed class TypedLines(Func<TextReader> openInput)
{
    private Task<string?>? reading;

    /// <summary>The next line without its end; null at the end of the input.</summary>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        reading ??= Task.Run(() => openInput().ReadLine(), CancellationToken.None);
        var line = await reading.WaitAsync(cancellationToken);
        reading = null;
        return line;
    }
}

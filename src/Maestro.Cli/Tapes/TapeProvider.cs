using Maestro.Cli.Usage;
using Maestro.Models.Providers;
using Maestro.Models.Tapes;

namespace Maestro.Cli.Tapes;

/// <summary>A provider that answers from a tape, in the wire of the one that was recorded.</summary>
internal static class TapeProvider
{
    /// <exception cref="UsageException">The tape cannot be read, or holds no exchange with a provider.</exception>
    public static ProviderChoice Of(string path)
    {
        var tape = Tape.Read(path);
        if (tape.Exchanges is not [var first, ..])
            throw new UsageException($"{path} holds no exchange with a provider: nothing was asked when it was recorded, or it holds events alone");
        if (Providers.Find(first.Provider) is null || !Uri.TryCreate(first.BaseUrl, UriKind.Absolute, out var address))
            throw new UsageException($"{path}: there is no provider '{first.Provider}' at '{first.BaseUrl}'");
        var player = new ExchangePlayer(tape.Exchanges);
        return new ProviderChoice(
            new ProviderOptions(first.Provider, address, "tape", first.Model) { Through = _ => player },
            $"played from {Path.GetFileName(path)}, recorded {first.At:yyyy-MM-dd HH:mm}");
    }
}

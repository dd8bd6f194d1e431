using System.Text.Json;
using Maestro.Cli.Usage;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Models.Tapes;

namespace Maestro.Cli.Tapes;

/// <summary>What a tape holds, read whole.</summary>
/// <param name="CutOff">Where the recording was cut off in the middle of a line, for a person; null when it came to its end.</param>
internal sealed record Tape(IReadOnlyList<EventEnvelope> Events, IReadOnlyList<Exchange> Exchanges, string? CutOff)
{
    /// <summary>Reads a tape, or lines of events alone, as <c>maestro sessions export</c> prints them. Types that are not known are passed over.</summary>
    /// <exception cref="UsageException">The file is not there, or is damaged or newer; it says where.</exception>
    public static Tape Read(string path)
    {
        var events = new List<EventEnvelope>();
        var exchanges = new List<Exchange>();
        var number = 0;
        foreach (var (line, isWhole) in Lines(path))
        {
            number++;
            if (line.Length == 0)
                continue;
            try
            {
                Take(line, events, exchanges);
            }
            catch (Exception wrong) when (wrong is JsonException or FormatException && !isWhole && number > 1)
            {
                return new Tape(events, exchanges, $"{path}:{number}: the recording was cut off in this line");
            }
            catch (FormatException wrong)
            {
                throw new UsageException($"{path}:{number}: {wrong.Message}");
            }
            catch (JsonException wrong)
            {
                throw new UsageException($"{path}:{number}:{(wrong.BytePositionInLine ?? 0) + 1}: this is no line of a tape: {Short(wrong.Message)}");
            }
        }

        return events.Count + exchanges.Count > 0 ? new Tape(events, exchanges, null) : throw new UsageException($"{path} holds nothing to play");
    }

    private static void Take(string line, List<EventEnvelope> events, List<Exchange> exchanges)
    {
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.ValueKind is not JsonValueKind.Object || !json.RootElement.TryGetProperty("type", out var type))
            throw new JsonException("an object with a type is needed");
        switch (type.GetString())
        {
            case "tape":
                if (TapeHeader.Problem(json.RootElement) is { } problem)
                    throw new FormatException(problem);
                break;
            case "exchange":
                exchanges.Add(
                    (json.RootElement.TryGetProperty("data", out var data) ? data.Deserialize(ExchangeJson.Relaxed.Exchange) : null)
                    ?? throw new JsonException("the exchange is empty"));
                break;
            default:
                if (EventJson.Read(System.Text.Encoding.UTF8.GetBytes(line)) is { } envelope)
                    events.Add(envelope);
                break;
        }
    }

    private static IEnumerable<(string Line, bool IsWhole)> Lines(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(File.Exists(path) || Directory.Exists(path) ? $"{path} cannot be read: {failure.Message}" : $"there is no file {path}");
        }

        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            yield return (text[start..(end < 0 ? text.Length : end)].TrimEnd('\r'), end >= 0);
            start = end < 0 ? text.Length : end + 1;
        }
    }

    /// <summary>Without the place that the reader adds, which is named in our way.</summary>
    private static string Short(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var line = (place < 0 ? message : message[..place]).ReplaceLineEndings(" ");
        return line.Length > 160 ? line[..160] + "..." : line;
    }
}

using System.Text;
using Maestro.Models.Providers;

namespace Maestro.StreamBench;

/// <summary>A stream as a provider sent it, with the client that reads its wire.</summary>
/// <param name="Ends">Where each event ends, in bytes from the beginning.</param>
internal sealed record RecordedStream(string Name, ProviderOptions Provider, byte[] Bytes, IReadOnlyList<int> Ends)
{
    /// <summary>A file of JSON objects, one a line, or of the bytes of the wire; null for one that is no stream.</summary>
    public static RecordedStream? Read(string path, string folder)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var name = Path.GetRelativePath(folder, path);
        if (text.StartsWith("data:", StringComparison.Ordinal) || text.StartsWith("event:", StringComparison.Ordinal))
            return Of(name, text, [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(part => part + "\n\n")]);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].StartsWith('{') || !lines[0].EndsWith('}'))
            return null;
        if (lines[0].Contains("\"created_at\":\"", StringComparison.Ordinal) && lines[^1].Contains("\"done\":true", StringComparison.Ordinal))
            return Of(name, text, [.. lines.Select(line => line + "\n")]);
        var end = lines[0].Contains("chat.completion.chunk", StringComparison.Ordinal) ? "data: [DONE]\n\n" : "";
        return Of(name, text, [.. lines.Select(line => $"data: {line}\n\n"), .. end.Length > 0 ? [end] : Array.Empty<string>()]);
    }

    private static RecordedStream Of(string name, string text, IReadOnlyList<string> events)
    {
        var ends = new List<int>();
        foreach (var one in events)
            ends.Add((ends.Count > 0 ? ends[^1] : 0) + Encoding.UTF8.GetByteCount(one));
        return new RecordedStream(name, ProviderOf(text), Encoding.UTF8.GetBytes(string.Concat(events)), ends);
    }

    private static ProviderOptions ProviderOf(string text)
    {
        var (id, path) = text switch
        {
            _ when text.Contains("\"type\":\"message_start\"", StringComparison.Ordinal) => ("anthropic", ""),
            _ when text.Contains("\"type\":\"response.created\"", StringComparison.Ordinal) => ("openai", "/responses"),
            _ when text.Contains("\"event_type\"", StringComparison.Ordinal) => ("gemini", "/interactions"),
            _ when text.Contains("\"candidates\"", StringComparison.Ordinal) => ("gemini", ""),
            _ when text.Contains("\"token\":{", StringComparison.Ordinal) => ("huggingface", "/generate_stream"),
            _ when text.Contains("\"created_at\":\"", StringComparison.Ordinal) => ("ollama", ""),
            _ => ("openai", ""),
        };
        return new ProviderOptions(id, new Uri($"http://127.0.0.1:9{path}"), null, "m");
    }
}

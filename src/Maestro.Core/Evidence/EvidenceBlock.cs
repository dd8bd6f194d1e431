using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Maestro.Core.Json;

namespace Maestro.Core.Evidence;

/// <summary>Evidence as it stands in a user message, so that a request carries all that a provider needs, the built-in one too.</summary>
public static class EvidenceBlock
{
    private const string Open = "<evidence>\n";
    private const string Close = "\n</evidence>";

    public static string Write(TaskEvidence evidence) =>
        Open + JsonSerializer.Serialize(evidence, CoreJson.Readable.TaskEvidence).Replace("</", "<\\/", StringComparison.Ordinal) + Close;

    /// <summary>Reads the first evidence block of a message.</summary>
    public static bool TryRead(string message, [NotNullWhen(true)] out TaskEvidence? evidence)
    {
        evidence = null;
        var start = message.IndexOf(Open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : message.IndexOf(Close, start, StringComparison.Ordinal);
        if (end < 0)
            return false;
        evidence = JsonSerializer.Deserialize(message.AsSpan(start + Open.Length, end - start - Open.Length), CoreJson.Readable.TaskEvidence);
        return evidence is not null;
    }
}

using System.Text.Json;

namespace Maestro.Testing.Server.Wires;

/// <summary>What the vendors refuse in a history, checked alike for every wire: the calls and results of a request, in order.</summary>
/// <param name="Id">Of the call; null where the wire has none.</param>
/// <param name="Name">Null for a result that carries none.</param>
internal sealed record HistoryPart(bool IsCall, int Turn, string? Id, string? Name, string? Signature = null);

/// <summary>Finds what a vendor would answer with an invalid request.</summary>
internal static class RequestCheck
{
    public const string SkipSignature = "skip_thought_signature_validator";

    /// <summary>In a sentence; null when nothing is wrong.</summary>
    public static string? Complaint(IReadOnlyList<HistoryPart> parts, string ownSignature)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<HistoryPart>();
        var turn = -1;
        foreach (var part in parts)
        {
            if (part.Signature is { } signature && signature != ownSignature && signature != SkipSignature)
                return $"the signature '{signature}' is not ours";
            if (part.IsCall)
            {
                if (open.Count > 0 && part.Turn != turn)
                    return $"the call {open[0].Name} has no result";
                turn = part.Turn;
                if (!IsLegal(part.Name, 64))
                    return $"the name '{part.Name}' is not legal";
                if (part.Id is { } id && (!IsLegal(id, 40) || !seen.Add(id)))
                    return $"the id '{id}' is not legal or comes twice";
                open.Add(part);
                continue;
            }

            if (part.Name is null && part.Id is null)
                continue;
            var answered = open.Find(call => part.Id is null ? call.Name == part.Name : call.Id == part.Id);
            if (answered is null)
                return $"the result of {part.Id ?? part.Name} has no call";
            open.Remove(answered);
        }

        return open.Count > 0 ? $"the call {open[0].Name} has no result" : null;
    }

    public static string? Optional(JsonElement owner, string name) =>
        owner.ValueKind is JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool IsLegal(string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
}

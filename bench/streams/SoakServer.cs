using Maestro.Testing.Server;

namespace Maestro.StreamBench;

/// <summary>Answers as a model does, and goes wrong at random.</summary>
internal static class SoakServer
{
    private const double FaultShare = 0.35;

    /// <summary>So many words are repeated where a model goes on, if any.</summary>
    private const int Repeated = 4;

    private static readonly FaultKind[] Faults =
    [
        FaultKind.Cut, FaultKind.Reset, FaultKind.Stall, FaultKind.EarlyEnd, FaultKind.ErrorEvent, FaultKind.Malformed, FaultKind.Nul, FaultKind.InvalidUtf8, FaultKind.Endless,
    ];

    private static readonly int[] Statuses = [401, 408, 429, 500, 503, 529];

    public static FakeAnswer Answer(RecordedRequest request)
    {
        var run = SoakText.RunOf(request.Body);
        var words = SoakText.Words(run);
        var hasResult = request.Body.Contains(SoakRun.ToolResult, StringComparison.Ordinal);
        var known = hasResult ? words.Count : SoakText.Known(request.Body, words);
        var again = known > Repeated && !hasResult && Random.Shared.Next(2) == 0 ? Repeated : 0;
        var reply = hasResult ? new FakeReply("Done.") : new FakeReply([.. words.Skip(known - again)]) { ToolCalls = SoakRun.CallsTool(run) ? [new FakeToolCall($"c{run}", "look", "{}")] : [] };
        if (Random.Shared.NextDouble() > FaultShare)
            return reply with { Delivery = Random.Shared.Next(4) == 0 ? Delivery.InPiecesOf(100) : Delivery.PerToken };
        if (Random.Shared.Next(3) == 0 || reply.Text.Count < 3)
            return new FakeStatus(Statuses[Random.Shared.Next(Statuses.Length)], "The fake server answers so");
        return new FakeFault(reply, Faults[Random.Shared.Next(Faults.Length)], reply.Text[Random.Shared.Next(reply.Text.Count)].TrimEnd(), Half: Random.Shared.Next(2) == 0);
    }
}

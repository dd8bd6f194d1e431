using Maestro.Core.Tools;

namespace Maestro.Core.Agents;

/// <summary>Notices that a model makes the same call again and again and learns nothing from it.</summary>
internal sealed class CallRepetition
{
    private const int Most = 3;
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private Dictionary<string, string> results = new(StringComparer.Ordinal);

    /// <summary>The call that was made for the third time in a row with the same result, if any; then counting begins anew.</summary>
    public FinishedCall? Find(IReadOnlyList<FinishedCall> turn)
    {
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        FinishedCall? stuck = null;
        foreach (var call in turn)
        {
            var key = $"{call.Call.Tool}\n{call.Call.Arguments.GetRawText()}";
            var count = results.TryGetValue(key, out var earlier) && earlier == call.Outcome.Output ? counts[key] + 1 : 1;
            now[key] = call.Outcome.Output;
            counts[key] = count >= Most ? 0 : count;
            if (count >= Most)
                stuck = call;
        }

        // A call between two others does not break a row: models read one file in between. Results of long ago are forgotten.
        foreach (var (key, result) in results)
            if (now.Count < 64)
                now.TryAdd(key, result);
        results = now;
        return stuck;
    }
}

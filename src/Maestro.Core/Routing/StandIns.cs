namespace Maestro.Core.Routing;

/// <summary>Who takes a request whose agent is not in this version.</summary>
internal static class StandIns
{
    private static readonly string[] Questions =
    [
        "what", "where", "which", "who", "why", "how", "is", "are", "does", "do", "has", "can", "find", "check", "show", "list", "look",
        "scan", "any", "search",
        "o", "qual", "quais", "onde", "quem", "ha", "verifique", "procure", "encontre", "mostre", "por", "existe", "existem",
    ];

    /// <summary>Questions and searches go to the explorer, work to be done to the planner; the assistant takes what is left.</summary>
    public static string For(List<RequestWord> words, IReadOnlyList<string> available)
    {
        var asks = words.Count > 0 && Questions.Contains(words[0].Folded);
        IEnumerable<string> wanted = asks ? [RoutingRules.Explorer, RoutingRules.Planner] : [RoutingRules.Planner, RoutingRules.Explorer];
        return wanted.Append(RoutingRules.Assistant).FirstOrDefault(available.Contains) ?? available[0];
    }
}

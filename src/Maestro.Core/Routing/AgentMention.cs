using Maestro.Core.Models;

namespace Maestro.Core.Routing;

/// <summary>The agent that a person names, by option or by <c>@agent</c> before the request.</summary>
public static class AgentMention
{
    /// <summary>Takes a leading <c>@agent</c> off the request; <c>@scope/package</c> and the like are part of it.</summary>
    public static (string? Agent, string Request) Split(string request)
    {
        var text = request.Trim();
        if (!text.StartsWith('@'))
            return (null, text);
        var end = 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        var isMention = end > 1 && (end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is ':' or ',');
        return isMention ? (text[1..end], text[end..].TrimStart(':', ',', ' ', '\t', '\n', '\r')) : (null, text);
    }

    /// <summary>The name as it is written in the list.</summary>
    /// <exception cref="RunException">There is no such agent, or not in this version.</exception>
    public static string Find(string named, IReadOnlyList<string> available)
    {
        var name = WordForms.Fold(named.AsSpan().Trim().TrimStart('@'));
        if (available.FirstOrDefault(agent => agent.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        if (RoutingRules.Agents.Contains(name))
            throw new RunException(ErrorKind.InvalidRequest, $"The agent '{name}' is not in this version.", $"Use one of {string.Join(", ", available)}.");
        throw new RunException(ErrorKind.InvalidRequest, $"There is no agent '{named}'.", Suggestion(name, available));
    }

    private static string Suggestion(string name, IReadOnlyList<string> available)
    {
        var nearest = available.MinBy(agent => Distance(name, agent));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 2)
            ? $"Did you mean '{nearest}'? maestro agents lists them all."
            : $"Use one of {string.Join(", ", available)}.";
    }

    private static int Distance(string name, string agent) =>
        name.Length > 2 && agent.StartsWith(name, StringComparison.Ordinal) ? 0 : WordForms.Distance(name, agent, most: 20);
}

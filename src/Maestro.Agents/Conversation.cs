using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents;

/// <summary>What an agent and its model say to each other in one run: system prompt, history, evidence and request, then the replies.</summary>
internal sealed class Conversation
{
    private const int MostTurns = 16;

    private readonly AgentLoop loop;
    private readonly ToolRunner tools;
    private readonly ChatOptions options;

    public Conversation(AgentProfile profile, AgentTask task, TaskEvidence evidence, TimeProvider time, params IReadOnlyList<string> toolNames)
    {
        loop = new AgentLoop(profile.Name, task, time, MostTurns);
        loop.Messages.Add(new ChatMessage(ChatRole.System, profile.Prompt));
        loop.Messages.AddRange(task.History);
        loop.Messages.Add(RunRequest.Mark(new ChatMessage(ChatRole.User, $"{EvidenceBlock.Write(evidence)}\n\n{task.Request}")));
        tools = task.Tools.Only(toolNames);
        options = new ChatOptions
        {
            Temperature = task.Generation.Temperature ?? profile.Temperature,
            MaxOutputTokens = task.Generation.MaxTokens,
            StopSequences = task.Generation.Stop is { Count: > 0 } stop ? [.. stop] : null,
            Tools = tools.Tools.Count > 0 ? [.. tools.Tools.Select(tool => tool.Declaration)] : null,
        };
    }

    public string Answer => loop.Answer;

    public string? Reasoning => loop.Reasoning;

    public IAsyncEnumerable<AgentEvent> AskAsync(CancellationToken cancellationToken) => loop.RunAsync(tools, options, cancellationToken);

    /// <summary>Says something more and takes the reply to it as the answer.</summary>
    public IAsyncEnumerable<AgentEvent> AskAgainAsync(string request, CancellationToken cancellationToken)
    {
        loop.Messages.Add(new ChatMessage(ChatRole.User, request));
        return AskAsync(cancellationToken);
    }
}

using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Results;
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
        loop.Messages.Add(new ChatMessage(ChatRole.System, task.Schema is { } own ? $"{profile.Prompt}\n\n{OwnForm.Instruction(own)}" : profile.Prompt));
        loop.Messages.AddRange(task.History);
        loop.Messages.Add(RunRequest.Mark(new ChatMessage(ChatRole.User, $"{EvidenceBlock.Write(evidence)}\n\n{task.Request}")));
        tools = task.Tools.Only(toolNames);
        options = new ChatOptions
        {
            Temperature = task.Generation.Temperature ?? profile.Temperature,
            MaxOutputTokens = task.Generation.MaxTokens,
            StopSequences = task.Generation.Stop is { Count: > 0 } stop ? [.. stop] : null,
            ResponseFormat = task.Schema?.Format,
            Tools = tools.Tools.Count > 0 ? [.. tools.Tools.Select(tool => tool.Declaration)] : null,
        };
    }

    /// <summary>The form of the replies from now on; each provider is told in its own way, when it can be told.</summary>
    public ResultSchema? Form
    {
        set => options.ResponseFormat = value?.Format;
    }

    public string Answer => loop.Answer;

    public string? Reasoning => loop.Reasoning;

    public IAsyncEnumerable<AgentEvent> AskAsync(CancellationToken cancellationToken) => loop.RunAsync(tools, options, cancellationToken);

    /// <summary>Says what came of a reply and lets the model work on.</summary>
    public IAsyncEnumerable<AgentEvent> GoOnAsync(string request, CancellationToken cancellationToken)
    {
        loop.Messages.Add(new ChatMessage(ChatRole.User, request));
        return loop.RunAsync(tools, options, cancellationToken);
    }

    /// <summary>Asks for the result itself: without tools, so that every provider can be held to its form.</summary>
    public IAsyncEnumerable<AgentEvent> AskForResultAsync(string request, CancellationToken cancellationToken)
    {
        loop.Messages.Add(new ChatMessage(ChatRole.User, request));
        var closed = options.Clone();
        closed.ToolMode = ChatToolMode.None;
        return loop.RunAsync(tools, closed, cancellationToken);
    }
}

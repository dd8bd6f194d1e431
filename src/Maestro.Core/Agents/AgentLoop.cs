using System.Runtime.CompilerServices;
using Maestro.Core.Events;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Agents;

/// <summary>Streams a reply, runs its tool calls side by side, gives the results back in call order, and again until a reply asks for none.</summary>
/// <param name="maxTurns">After so many replies the model is asked for its answer without tools.</param>
public sealed class AgentLoop(string agent, AgentTask task, TimeProvider time, int maxTurns = 40)
{
    private readonly CallRepetition repetition = new();

    /// <summary>The conversation so far, the system prompt first; the loop adds to it.</summary>
    public List<ChatMessage> Messages { get; } = [];

    /// <summary>The text of the last reply.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The reasoning of the last reply, if it had any.</summary>
    public string? Reasoning { get; private set; }

    /// <summary>Every call that was run, in order.</summary>
    public List<FinishedCall> Calls { get; } = [];

    public async IAsyncEnumerable<AgentEvent> RunAsync(ToolRunner tools, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var turn = 1; ; turn++)
        {
            var reply = new ReplyStream(agent, task.Model, time, tools.Gate);
            var withTools = turn < maxTurns ? options : WithoutTools(options);
            await foreach (var e in reply.ReadAsync(Messages, withTools, cancellationToken))
                yield return e;
            if (reply.Compacted is { } shorter)
            {
                Messages.Clear();
                Messages.AddRange(shorter);
            }

            Messages.Add(reply.Message);
            (Answer, Reasoning) = (reply.Text, reply.Reasoning);
            if (turn >= maxTurns)
                yield break;
            if (reply.ToolCalls.Count == 0)
            {
                var told = Listen();
                if (told.Count == 0)
                    yield break;
                foreach (var word in told)
                    yield return word;
                continue;
            }

            var finished = new List<FinishedCall>();
            await foreach (var e in tools.RunAsync(agent, reply.ToolCalls, finished, cancellationToken))
                yield return e;
            Calls.AddRange(finished);
            Messages.Add(
                new ChatMessage(ChatRole.Tool, [.. finished.Select(AIContent (call) => new FunctionResultContent(call.Call.CallId, call.Outcome.Output))]));
            if (repetition.Find(finished) is { } stuck)
                await foreach (var e in tools.Gate.AskToGoOnAsync(agent, stuck.Call.CallId, $"has called {stuck.Call.Tool} again and again with the same result", cancellationToken))
                    yield return e;
            foreach (var word in Listen())
                yield return word;
        }
    }

    /// <summary>Takes what the person has said meanwhile into the conversation.</summary>
    private List<StatusChanged> Listen()
    {
        var told = new List<StatusChanged>();
        while (task.NextWord() is { } word)
        {
            Messages.Add(new ChatMessage(ChatRole.User, word));
            told.Add(new StatusChanged(agent, $"You said: {word}"));
        }

        return told;
    }

    private static ChatOptions WithoutTools(ChatOptions options)
    {
        var copy = options.Clone();
        copy.ToolMode = ChatToolMode.None;
        return copy;
    }
}

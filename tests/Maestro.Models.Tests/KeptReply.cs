using Maestro.Core.Agents;
using Maestro.Core.Events;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests;

/// <summary>A reply as a run keeps it: read by the agent loop, stored as parts, and turned back into contents.</summary>
internal static class KeptReply
{
    public static async Task<IReadOnlyList<AIContent>> OfAsync(string id, params string[] data)
    {
        using var client = Models.Providers.Providers.Create(Wire.Options(id), TimeProvider.System, new ScriptedHandler(Wire.Answer(id, data)));
        var reply = await client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")]).ToListAsync();
        return await StoredAsync(reply);
    }

    private static async Task<IReadOnlyList<AIContent>> StoredAsync(IReadOnlyList<ChatResponseUpdate> updates)
    {
        using var replay = new Replay(updates);
        var task = new AgentTask("hi", "/", [], new ModelInUse("x", "m", replay), new Core.Tools.ToolRunner([], new Core.Permissions.ApprovalGate(null!, canAsk: false), "/", TimeProvider.System),
            new GenerationSettings());
        var loop = new AgentLoop("assistant", task, TimeProvider.System, maxTurns: 1);
        var message = await loop.RunAsync(task.Tools, new ChatOptions(), CancellationToken.None).OfType<AgentEvent, MessageCompleted>();
        return [.. message.Parts.Select(MessageParts.ToContent)];
    }

    private static async Task<T> OfType<TSource, T>(this IAsyncEnumerable<TSource> events)
        where T : TSource
    {
        await foreach (var e in events)
            if (e is T found)
                return found;
        throw new InvalidOperationException($"No {typeof(T).Name} came.");
    }

    private sealed class Replay(IReadOnlyList<ChatResponseUpdate> updates) : IChatClient
    {
        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => updates.ToAsyncEnumerable();

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(updates.ToChatResponse());

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

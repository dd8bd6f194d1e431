using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Models.Builtin.Commands;
using Maestro.Models.Builtin.Planning;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Builtin;

/// <summary>The engine without a model: reads the task and the evidence out of the messages and answers from them alone, the same every time.</summary>
public sealed class BuiltinChatClient : IChatClient
{
    /// <summary>What a person is told that answers.</summary>
    public const string Model = "built-in analysis";

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (ResultSchema.IsOwn(options))
            throw new ModelException(
                ErrorKind.InvalidRequest, $"The provider {ModelInUse.BuiltinProvider} has no model: it cannot bring a result into a form of your own.",
                "Name a provider with a model.");
        var reply = Reply(Read([.. messages], options));
        foreach (var line in Pieces(reply.Text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, line) { ModelId = Model };
        }

        if (reply.Call is { } call)
            yield return new ChatResponseUpdate(ChatRole.Assistant, [call]) { ModelId = Model };
        await Task.CompletedTask;
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private static BuiltinReply Reply(BuiltinRequest request) => request.Evidence.Agent switch
    {
        "planner" => Plan(request.Evidence),
        "explorer" => ExplorerReply.Write(request),
        "executor" => new BuiltinReply(CommandReply.Write(request.Evidence)),
        "documentation" => new BuiltinReply(DocumentationReply.Write(request.Evidence)),
        "architect" => ArchitectReply.Write(request.Evidence),
        "reviewer" or "security" or "performance" => new BuiltinReply(FindingsReply.Write(request.Evidence)),
        "devops" => new BuiltinReply(DevopsReply.Write(request.Evidence)),
        "testing" => new BuiltinReply(TestingReply.Write(request.Evidence)),
        "data" => new BuiltinReply(DataReply.Write(request.Evidence)),
        _ => new BuiltinReply(AssistantReply.Write(request.Evidence)),
    };

    private static BuiltinReply Plan(TaskEvidence evidence)
    {
        var plan = EvidencePlan.Make(evidence);
        return new BuiltinReply($"{plan.Summary}\n\n```json\n{ResultJson.Text(new PlannerResult(plan))}\n```\n");
    }

    private static BuiltinRequest Read(List<ChatMessage> messages, ChatOptions? options)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i].Role != ChatRole.User || !EvidenceBlock.TryRead(messages[i].Text, out var evidence))
                continue;
            var output = messages.Skip(i).SelectMany(message => message.Contents).OfType<FunctionResultContent>().LastOrDefault()?.Result as string;
            var isAllowed = options?.ToolMode is not NoneChatToolMode;
            return new BuiltinRequest(evidence, output, isAllowed ? [.. (options?.Tools ?? []).Select(tool => tool.Name)] : []);
        }

        throw new ModelException(
            ErrorKind.InvalidRequest, $"The provider {ModelInUse.BuiltinProvider} has no model: it answers Maestro's agents, not free prompts.",
            "Name a provider with a model, such as --provider ollama.");
    }

    /// <summary>Cuts a text after spaces and line ends, as a model's tokens come.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        const int enough = 24;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n' && !(text[i] == ' ' && i - start >= enough))
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        if (start < text.Length)
            yield return text[start..];
    }
}

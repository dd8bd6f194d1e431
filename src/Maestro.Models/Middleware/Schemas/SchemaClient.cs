using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Maestro.Models.Http;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Schemas;

/// <summary>Tells a provider the form of the result when it can be told, and goes on without where the provider refuses it.</summary>
internal sealed class SchemaClient(IChatClient inner, ProviderOptions provider, SchemaMemory memory) : StreamMiddleware(inner)
{
    private static readonly string[] Words = ["format", "schema", "grammar", "structured", "tool_choice", "mime"];

    /// <summary>A call that asks for no form passes by without a step more for each token.</summary>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (RequestParts.Form(options) is not { } form)
            return InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken);
        var sent = memory.IsRefused ? SchemaRules.Without(options!) : SchemaRules.Of(provider, options!.ModelId ?? provider.Model).Apply(options, form);
        return sent.ResponseFormat is null
            ? InnerClient.GetStreamingResponseAsync(messages, sent, cancellationToken)
            : TellAsync(messages, sent, cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> TellAsync(
        IEnumerable<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var attempt = new Attempt(InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), cancellationToken);
        while (await attempt.MoveNextAsync())
            yield return attempt.Current;
        if (attempt.Failure is not { } failure)
            yield break;
        if (attempt.HasContent || !IsAboutForm(failure))
            throw failure;

        await foreach (var update in InnerClient.GetStreamingResponseAsync(messages, SchemaRules.Without(options), cancellationToken))
        {
            if (memory.Remember())
                yield return Tell(new StatusNotice(
                    $"{provider.Id}: {provider.Model} cannot be held to the form of the result ({Reasons.Of(failure, provider.Id)}); "
                    + "going on without, the answer is checked all the same"));
            yield return update;
        }
    }

    /// <summary>An invalid request with a form in it is tried without: vendors say why in many ways, and some not at all.</summary>
    private static bool IsAboutForm(ModelException failure) => failure.Kind switch
    {
        ErrorKind.InvalidRequest => failure.Status is 400 or 422 || IsSaid(failure.Message),
        ErrorKind.Overloaded => IsSaid(failure.Message),
        _ => false,
    };

    private static bool IsSaid(string message) => Words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));
}

using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models;

/// <summary>The simple call: one prompt in, the text of the reply as it streams out.</summary>
/// <param name="client">Gives the client of a provider; null stands for the default one.</param>
public sealed class LlmClient(Func<string?, IChatClient> client)
{
    /// <summary>Streams the answer to a prompt.</summary>
    /// <param name="context">Text that the model should know, sent before the prompt in the same message.</param>
    /// <param name="provider">A provider id; null for the default one.</param>
    /// <exception cref="ModelException">The call failed; what had arrived was already given.</exception>
    public async IAsyncEnumerable<string> GenerateStreamAsync(
        string prompt, string? systemPrompt = null, string? context = null, int? maxTokens = null, float? temperature = null, string? provider = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> messages = [];
        if (!string.IsNullOrEmpty(systemPrompt))
            messages.Add(new ChatMessage(ChatRole.System, systemPrompt));
        messages.Add(new ChatMessage(ChatRole.User, string.IsNullOrEmpty(context) ? prompt : $"{context}\n\n{prompt}"));
        var options = new ChatOptions { MaxOutputTokens = maxTokens, Temperature = temperature };
        await foreach (var update in client(provider).GetStreamingResponseAsync(messages, options, cancellationToken))
            foreach (var content in update.Contents)
                if (content is TextContent { Text.Length: > 0 } text)
                    yield return text.Text;
    }
}

using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>A provider that counts the tokens of a request without answering it; asked through <c>GetService</c>.</summary>
internal interface ITokenCounter
{
    /// <summary>Null when the provider did not say.</summary>
    Task<long?> CountAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken);
}

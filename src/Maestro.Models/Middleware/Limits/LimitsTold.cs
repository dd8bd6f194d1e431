using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Limits;

/// <summary>The rate limits that came with a reply, told in its stream before its first token.</summary>
internal sealed class LimitsTold(RateLimitHeaders headers) : AIContent
{
    public RateLimitHeaders Headers { get; } = headers;
}

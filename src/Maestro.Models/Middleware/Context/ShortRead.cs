using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>Notices that a server read less than it was sent.</summary>
internal sealed class ShortRead
{
    /// <summary>No text has more bytes in a token on average: what counts lower was cut.</summary>
    private const double MostBytesPerToken = 8;

    private const long FewestToJudge = 2000;
    private volatile Seen? last;

    /// <summary>How many tokens the request has at least, when fewer were counted; null when nothing is wrong.</summary>
    public long? Fewest(IReadOnlyList<ChatMessage> messages, ChatOptions? options, long counted)
    {
        if (TokenEstimate.Raw(messages, options) < FewestToJudge || RunRequest.IndexIn(messages) is not (>= 0 and var at))
            return null;
        var bytes = TokenEstimate.Bytes(messages, options);
        var fewest = (long)(bytes / MostBytesPerToken);
        if (last is { } seen && ReferenceEquals(seen.Request, messages[at]) && bytes >= seen.Bytes)
            fewest = Math.Max(fewest, seen.Counted);
        if (counted < fewest)
            return fewest;
        last = new Seen(messages[at], bytes, counted);
        return null;
    }

    /// <summary>A conversation only grows, so that its next request has no fewer tokens.</summary>
    private sealed record Seen(ChatMessage Request, long Bytes, long Counted);
}

using Maestro.Core.Models;
using Maestro.Testing;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

/// <summary>Reads a stream whose waits pass at once: the fake clock is moved by what each wait was told to take.</summary>
internal static class Waiting
{
    public static async IAsyncEnumerable<ChatResponseUpdate> AdvancingAsync(this IAsyncEnumerable<ChatResponseUpdate> stream, FakeTime time)
    {
        await using var source = stream.GetAsyncEnumerator();
        for (TimeSpan? told = null; ;)
        {
            // The wait begins inside the call, before it returns for the first time.
            var next = source.MoveNextAsync();
            if (told is { } delay)
                time.Advance(delay);
            if (!await next)
                yield break;
            told = source.Current.Contents.OfType<RetryNotice>().SingleOrDefault()?.Delay;
            yield return source.Current;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Maestro.Testing.Server;

namespace Maestro.ScreenBench;

/// <summary>A reply of which every token is a word of its own, such as <c>c00042</c>, so that it is known when each was sent and when it was seen.</summary>
internal sealed class MarkedStream
{
    /// <summary>Characters of a marker.</summary>
    public const int Length = 6;

    private readonly long[] sentAt;
    private readonly long[] seenAt;
    private readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly double perSecond;
    private readonly TimeSpan offset;
    private long began;
    private int seen;

    /// <param name="letter">What the markers begin with.</param>
    /// <param name="perSecond">0 for as fast as they can be sent.</param>
    /// <param name="offset">How much later than others the stream begins.</param>
    /// <param name="start">Waited for before anything is sent.</param>
    public MarkedStream(char letter, int tokens, double perSecond, TimeSpan offset = default, Task? start = null)
    {
        (Letter, Tokens, this.perSecond, this.offset) = (letter, tokens, perSecond, offset);
        (sentAt, seenAt) = (new long[tokens], new long[tokens]);
        Reply = new FakeReply([.. Enumerable.Range(0, tokens).Select(Token)])
        {
            Usage = new FakeUsage(100, tokens),
            Delivery = new Delivery { OneWritePerToken = true, BeforeHeaders = start is null ? null : start.WaitAsync, BeforeToken = SendAsync },
        };
    }

    public char Letter { get; }

    public int Tokens { get; }

    public FakeReply Reply { get; }

    /// <summary>The last token has been handed to the network.</summary>
    public Task Sent => sent.Task;

    /// <summary>Places where the screen showed two tokens side by side that do not follow each other.</summary>
    public int Gaps { get; set; }

    public string Text => string.Concat(Reply.Text);

    /// <summary>Whether the newest token has been seen.</summary>
    public bool IsSeen => seen == Tokens;

    /// <summary>The token of this number stands on the screen, and so those before it have.</summary>
    public void See(int number, long at)
    {
        for (; seen <= number; seen++)
            seenAt[seen] = at;
    }

    /// <summary>Milliseconds from being sent to being seen, for each token that was seen.</summary>
    public IEnumerable<double> Delays() => sentAt.Zip(seenAt).Take(seen).Select(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalMilliseconds);

    /// <summary>Text as models write it: paragraphs, lists, headings, now and then something bold.</summary>
    private string Token(int number)
    {
        var marker = string.Create(CultureInfo.InvariantCulture, $"{Letter}{number:00000}");
        var word = number % 25 == 0 ? $"**{marker}**" : marker;
        return (number % 300, number % 60, number % 10) switch
        {
            (0, _, _) => $"\n\n## {word}\n\n",
            (_, 0, _) => $"\n\n{word} ",
            ( > 240, _, 1) => $"\n- {word} ",
            _ => word + " ",
        };
    }

    /// <summary>Chunk 0 says who speaks, then come the tokens.</summary>
    private async ValueTask SendAsync(int chunk, CancellationToken cancellationToken)
    {
        if (chunk == 0)
            began = Stopwatch.GetTimestamp();
        if (chunk > Tokens)
            sent.TrySetResult();
        if (chunk == 0 || chunk > Tokens)
            return;
        if (perSecond > 0)
        {
            var wait = offset + TimeSpan.FromSeconds((chunk - 1) / perSecond) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancellationToken);
        }

        sentAt[chunk - 1] = Stopwatch.GetTimestamp();
    }
}

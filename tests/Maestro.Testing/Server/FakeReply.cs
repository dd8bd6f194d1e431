namespace Maestro.Testing.Server;

/// <summary>What the server answers to one request.</summary>
public abstract record FakeAnswer
{
    private protected FakeAnswer()
    {
    }

    /// <summary>How the bytes of the answer reach the client.</summary>
    public Delivery Delivery { get; init; } = Delivery.Prompt;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>A streamed reply of a model, told without a wire; it is rendered in the wire of the request.</summary>
public sealed record FakeReply : FakeAnswer
{
    public const string Signature = "c2lnbmF0dXJlIG9mIHRoZSBmYWtl";

    public FakeReply(params IReadOnlyList<string> text) => Text = text;

    /// <summary>Tokens of the answer, one chunk each.</summary>
    public IReadOnlyList<string> Text { get; init; }

    /// <summary>Tokens of the reasoning, before the answer.</summary>
    public IReadOnlyList<string> Reasoning { get; init; } = [];

    public IReadOnlyList<FakeToolCall> ToolCalls { get; init; } = [];

    public FakeUsage? Usage { get; init; } = new(12, 34);

    public FakeEnding Ending { get; init; } = FakeEnding.Stop;

    public string Model { get; init; } = "fake-model";

    /// <summary>A reply of so many short words.</summary>
    public static FakeReply OfTokens(int count) => new([.. Enumerable.Range(1, count).Select(number => number % 12 == 0 ? $"word{number % 10}.\n" : $"word{number % 10} ")])
    {
        Usage = new FakeUsage(12, count),
    };
}

/// <summary>A call of a tool by the model.</summary>
/// <param name="Arguments">A JSON object.</param>
public sealed record FakeToolCall(string Id, string Name, string Arguments);

/// <summary>The tokens that the server says were used.</summary>
public sealed record FakeUsage(int Input, int Output);

/// <summary>How a streamed reply ends.</summary>
public enum FakeEnding
{
    /// <summary>As it should; when the model called tools, the wire says so.</summary>
    Stop,

    /// <summary>The limit of tokens was reached.</summary>
    Length,

    /// <summary>The provider refused to go on.</summary>
    Refused,

    /// <summary>An error event in the stream.</summary>
    Error,

    /// <summary>A chunk that is no JSON.</summary>
    Malformed,

    /// <summary>The stream ends cleanly, but the reply was never finished.</summary>
    Missing,
}

/// <summary>An answer that is no stream: an error status, a redirect, a web page.</summary>
/// <param name="Message">Put into the wire's own error object, unless <paramref name="Body"/> is given.</param>
public sealed record FakeStatus(int Status, string Message = "", string? Body = null, string ContentType = "application/json") : FakeAnswer
{
    public static FakeStatus RateLimited(int retryAfterSeconds) =>
        new(429, "Slow down") { Headers = new Dictionary<string, string> { ["Retry-After"] = $"{retryAfterSeconds}" } };

    public static FakeStatus Redirect(string location) => new(307) { Headers = new Dictionary<string, string> { ["Location"] = location } };

    public static FakeStatus WebPage(int status = 200) => new(status, Body: "<!DOCTYPE html><html><body>Welcome to nginx</body></html>", ContentType: "text/html");
}

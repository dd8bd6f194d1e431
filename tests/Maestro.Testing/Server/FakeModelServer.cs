using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Maestro.Testing.Server.Wires;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maestro.Testing.Server;

/// <summary>A model server on loopback that speaks the wires of all providers and answers what a test tells it to.</summary>
/// <remarks>A request that the vendor would call invalid is answered with 400. Replies given with <see cref="Enqueue"/> are played first, one a request; then <see cref="Default"/> answers.</remarks>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakeAnswer> queue = new();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly Channel<RecordedRequest> arrivals = Channel.CreateUnbounded<RecordedRequest>();
    private readonly CancellationTokenSource stopping = new();
    private readonly WebApplication application;
    private readonly SemaphoreSlim closed = new(0);
    private int connections;

    private FakeModelServer(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxResponseBufferSize = 1024 * 1024;
            options.Limits.MinResponseDataRate = null;
            options.Listen(global::System.Net.IPAddress.Loopback, port, listen => listen.Use(next => connection => CountAsync(next, connection)));
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        application = builder.Build();
        application.Run(HandleAsync);
    }

    /// <summary>Such as <c>http://127.0.0.1:40123</c>, without a path: the base URL of every provider.</summary>
    public string Address => application.Urls.First();

    /// <summary>The models that the server lists.</summary>
    public IReadOnlyList<string> Models { get; set; } = ["fake-model"];

    /// <summary>How many tokens the models read, as Ollama tells it.</summary>
    public int ContextLength { get; set; } = 131_072;

    /// <summary>How many tokens a request has, for those that only ask that; null answers 404, as servers do that cannot say.</summary>
    public Func<RecordedRequest, int>? TokensOf { get; set; }

    /// <summary>How often only the tokens of a request were asked for.</summary>
    public int Counts { get; private set; }

    /// <summary>Connections that are open now.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Waits until every client has closed its connections.</summary>
    /// <exception cref="TimeoutException">One has not.</exception>
    public async Task UntilFreeAsync(TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        while (Connections > 0)
        {
            if (late.IsCancellationRequested)
                throw new TimeoutException($"{Connections} connections are open");
            await closed.WaitAsync(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Answers every request for which nothing is queued.</summary>
    public Func<RecordedRequest, FakeAnswer> Default { get; set; } = _ => new FakeReply("Hello", " from", " the", " fake", " server.");

    /// <summary>Whether requests are kept; not where they are without number.</summary>
    public bool Remembers { get; set; } = true;

    /// <summary>The requests for a reply so far, in the order in which they came; the model lists are left out.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    public static async Task<FakeModelServer> StartAsync(params IReadOnlyList<FakeAnswer> answers) => await StartAsync(0, answers);

    /// <param name="port">0 for any that is free.</param>
    public static async Task<FakeModelServer> StartAsync(int port, IReadOnlyList<FakeAnswer> answers)
    {
        var server = new FakeModelServer(port);
        server.Enqueue([.. answers]);
        await server.application.StartAsync();
        return server;
    }

    public void Enqueue(params IReadOnlyList<FakeAnswer> answers)
    {
        foreach (var answer in answers)
            queue.Enqueue(answer);
    }

    /// <summary>The next request that has come or comes.</summary>
    public async Task<RecordedRequest> NextRequestAsync(CancellationToken cancellationToken) => await arrivals.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await application.StopAsync();
        await application.DisposeAsync();
        stopping.Dispose();
    }

    private async Task CountAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        Interlocked.Increment(ref connections);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref connections);
            if (Remembers)
                closed.Release();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        var isShown = request.Path.EndsWith("/api/show", StringComparison.Ordinal);
        if (request.Method == "GET" || isShown)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(isShown ? $$$"""{"model_info":{"fake.context_length":{{{ContextLength}}}}}""" : request.Wire.ModelList(Models), gone.Token);
            return;
        }

        if (request.Path.Contains("count", StringComparison.Ordinal) && request.Path.Contains("okens", StringComparison.Ordinal))
        {
            Counts++;
            context.Response.StatusCode = TokensOf is null ? 404 : 200;
            await context.Response.WriteAsync(TokensOf is { } count ? $$"""{"input_tokens":{{count(request)}},"totalTokens":{{count(request)}}}""" : "{}", gone.Token);
            return;
        }

        if (Remembers)
        {
            requests.Enqueue(request);
            arrivals.Writer.TryWrite(request);
        }

        var sent = false;
        try
        {
            await AnswerAsync(context, request, gone.Token);
            sent = true;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            request.End(sent, Stopwatch.GetTimestamp());
        }
    }

    private async Task AnswerAsync(HttpContext context, RecordedRequest request, CancellationToken cancellationToken)
    {
        var answer = request.Wire.Complaint(request.Json) is { } complaint ? new FakeStatus(400, complaint) : queue.TryDequeue(out var queued) ? queued : Default(request);
        if (answer.Delivery.BeforeHeaders is { } wait)
            await wait(cancellationToken);
        var response = context.Response;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        if (answer is FakeFault fault)
        {
            response.ContentType = request.Wire.ContentType;
            await Sending.SendAsync(context, fault, request.Wire, cancellationToken);
            return;
        }

        RenderedReply body;
        if (answer is FakeStatus status)
        {
            response.StatusCode = status.Status;
            response.ContentType = status.ContentType;
            body = new RenderedReply(Encoding.UTF8.GetBytes(status.Body ?? request.Wire.Error(status.Status, status.Message)), []);
        }
        else
        {
            response.ContentType = request.Wire.ContentType;
            body = request.Wire.Rendered((FakeReply)answer);
        }

        if (answer.Delivery.Gzip)
        {
            response.Headers.ContentEncoding = "gzip";
            body = body.Compressed();
        }

        // A cut is a body that is shorter than its stated length: the server then closes the connection once what was written is sent.
        if (answer.Delivery.CutAfter is { } && response.StatusCode is not (204 or 304))
            response.ContentLength = body.Bytes.Length;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await Sending.SendAsync(response.BodyWriter, body, answer.Delivery, cancellationToken);
    }

    private static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        return new RecordedRequest(request.Method, request.Path + request.QueryString, headers, body);
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Maestro.Core.Tools;
using Maestro.Tools.Web;

namespace Maestro.Tools.Tests;

public sealed class WebTests : IDisposable
{
    private readonly FetchUrlTool tool = new();
    private readonly HttpListener server = new();
    private readonly string address = $"http://127.0.0.1:{FreePort()}/";

    public WebTests()
    {
        server.Prefixes.Add(address);
        server.Start();
        _ = ServeAsync();
    }

    public void Dispose() => server.Close();

    [Fact]
    public void A_page_becomes_what_a_reader_sees_of_it() => Assert.Equal(
        """
        A & B

        # Install it

        Run make test (https://example.org/docs/make) first,
        then:

        $ make
          install

        - one
        - two

        a | b |
        1 < 2 | [a tree] |

        The end
        """,
        HtmlText.Of(
            """
            <!doctype html><html><head><title>A &amp; B</title><style>p > a { color: red }</style><script>if (1 < 2) document.write("<p>no</p>");</script></head>
            <body><!-- <p>not this</p> --><h1 title="a > b">Install it</h1><p>Run <a class=x href="make">make
              test</a> first,<br>then:</p><pre>$ make
              install</pre><ul><li>one</li><li>two</li></ul>
            <table><tr><th>a</th><th>b</th></tr><tr><td>1 < 2</td><td><img alt="a tree" src=t.png></td></tr></table><p>The <a href="#top">end</a>
            """,
            new Uri("https://example.org/docs/")));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::7f00:1")]
    public void Addresses_that_do_not_lead_into_the_internet_are_local(string text)
    {
        Assert.True(LocalNetwork.Has(IPAddress.Parse(text)));
        var host = text.Contains(':', StringComparison.Ordinal) ? $"[{text}]" : text;
        Assert.True(Assert.Single(tool.Needs(JsonElement.Parse($$"""{"url":"http://{{host}}/x"}"""), "/")).IsLocal);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::808:808")]
    public void Other_addresses_are_not(string text) => Assert.False(LocalNetwork.Has(IPAddress.Parse(text)));

    [Fact]
    public async Task A_local_host_is_read_only_after_it_was_judged_as_one()
    {
        var unjudged = new ToolContext("x", "c1", "/", _ => { });
        var refused = await Assert.ThrowsAsync<ToolException>(() => tool.RunAsync(Call("page"), unjudged, TestContext.Current.CancellationToken));
        Assert.Contains("leads to this machine", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Grüße", await RunAsync("page"));
    }

    [Fact]
    public async Task A_long_page_comes_in_parts_and_what_is_no_text_or_elsewhere_is_said()
    {
        var first = await RunAsync("long");
        Assert.EndsWith("(cut: 40000 characters in all; go on with \"from\": 30000)", first, StringComparison.Ordinal);
        Assert.Equal(new string('x', 10_000), (await tool.RunAsync(JsonElement.Parse($$"""{"url":"{{address}}long","from":30000}"""), Context, default)).Output);
        Assert.Equal("Grüße", await RunAsync("moved"));
        Assert.Contains("has moved to http://elsewhere.example/: fetch that", (await Assert.ThrowsAsync<ToolException>(() => RunAsync("away"))).Message, StringComparison.Ordinal);
        Assert.Contains("is image/png, 3 bytes, and no text", (await Assert.ThrowsAsync<ToolException>(() => RunAsync("image"))).Message, StringComparison.Ordinal);
        Assert.Contains("answers 404", (await Assert.ThrowsAsync<ToolException>(() => RunAsync("none"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("example.org")]
    [InlineData("https://user:secret@example.org/")]
    public void What_is_no_page_is_not_asked_about(string url) =>
        Assert.Throws<ToolException>(() => tool.Needs(JsonElement.Parse($$"""{"url":"{{url}}"}"""), "/"));

    private ToolContext Context => new("x", "c1", "/", _ => { }) { Judged = tool.Needs(Call("page"), "/") };

    private JsonElement Call(string path) => JsonElement.Parse($$"""{"url":"{{address}}{{path}}"}""");

    private async Task<string> RunAsync(string path) => (await tool.RunAsync(Call(path), Context, TestContext.Current.CancellationToken)).Output;

    private async Task ServeAsync()
    {
        while (server.IsListening)
        {
            HttpListenerContext asked;
            try
            {
                asked = await server.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = asked.Request.Url!.AbsolutePath;
            var response = asked.Response;
            (response.StatusCode, response.ContentType, response.RedirectLocation) = path switch
            {
                "/page" => (200, "text/html; charset=iso-8859-1", null),
                "/long" => (200, "text/plain", null),
                "/moved" => (302, "text/plain", "/page"),
                "/away" => (302, "text/plain", "http://elsewhere.example/"),
                "/image" => (200, "image/png", null),
                _ => (404, "text/plain", (string?)null),
            };
            response.Close(
                path switch
                {
                    "/page" => Encoding.Latin1.GetBytes("<p>Gr\u00FC\u00DFe</p>"),
                    "/long" => Encoding.UTF8.GetBytes(new string('x', 40_000)),
                    _ => [1, 2, 3],
                },
                willBlock: true);
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

using Maestro.Presentation.Progress;

namespace Maestro.Presentation.Tests.Progress;

public sealed class ReadablePartTests
{
    [Fact]
    public void What_is_for_the_program_is_left_out_wherever_the_stream_is_cut()
    {
        const string reply = "First `read` {this}.\n\n```json\n{\"steps\":[]}\n```\n";
        for (var cut = 0; cut <= reply.Length; cut++)
        {
            var part = new ReadablePart();
            Assert.Equal("First `read` {this}.\n\n", part.Next(reply[..cut]) + part.Next(reply[cut..]));
        }
    }

    [Fact]
    public void The_next_reply_is_shown_again()
    {
        var part = new ReadablePart();
        Assert.Equal("", part.Next("{\"command\":1}"));
        part.Restart();
        Assert.Equal("Done", part.Next("Done"));
    }
}

using System.Text;
using Maestro.Terminal.Input;

namespace Maestro.Terminal.Tests.Input;

public sealed class PasteTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    [InlineData(int.MaxValue)]
    public void A_large_paste_arrives_whole_and_once(int size)
    {
        var text = Text(1 << 20);
        var inputs = new List<TerminalInput>();
        Decode(text, size, inputs);
        Assert.Equal(text, Assert.IsType<Paste>(Assert.Single(inputs)).Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public void A_paste_twice_as_large_costs_no_more_than_twice_as_much(int size)
    {
        var once = Cost(1 << 19, size);
        var twice = Cost(1 << 20, size);
        Assert.InRange((double)twice / once, 1, 3);
    }

    [Fact]
    public void Many_small_pastes_at_once_are_read_one_by_one()
    {
        var inputs = new List<TerminalInput>();
        new KeyDecoder().Decode(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\u001b[200~ab\u001b[201~", 50_000))), inputs);
        Assert.Equal(50_000, inputs.Count(input => input is Paste { Text: "ab" }));
    }

    [Fact]
    public void Pasted_line_ends_become_line_feeds_and_quotes_read_in_the_wrong_encoding_lose_nothing_behind_them() =>
        Assert.Equal("a\nb\nc\n\nd\te â said", PasteText.Clean("a\r\nb\rc\n\rd\te â\u0080\u009d said\u001b\u007f"));

    [Fact]
    public void A_paste_whose_end_is_lost_is_given_up_only_after_a_long_silence()
    {
        var decoder = new KeyDecoder();
        var inputs = new List<TerminalInput>();
        decoder.Decode("\u001b[200~half"u8, inputs);
        for (var i = 0; i < 50; i++)
            decoder.Flush(inputs);
        Assert.Empty(inputs);
        for (var i = 0; i < 50; i++)
            decoder.Flush(inputs);
        Assert.Equal([new Paste("half")], inputs);
        Assert.False(decoder.IsPending);
    }

    private static long Cost(int length, int size)
    {
        var text = Text(length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode(text, size, []);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Decode(string text, int size, List<TerminalInput> inputs)
    {
        var decoder = new KeyDecoder();
        var bytes = Encoding.UTF8.GetBytes($"\u001b[200~{text}\u001b[201~").AsSpan();
        while (!bytes.IsEmpty)
        {
            var length = Math.Min(size, bytes.Length);
            decoder.Decode(bytes[..length], inputs);
            bytes = bytes[length..];
        }
    }

    private static string Text(int length) =>
        string.Concat(Enumerable.Range(0, length / 16).Select(i => i % 10 == 0 ? "line of text é\n\t" : "some more words "));
}

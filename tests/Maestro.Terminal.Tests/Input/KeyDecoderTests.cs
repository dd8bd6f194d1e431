using System.Text;
using CsCheck;
using Maestro.Terminal.Input;

namespace Maestro.Terminal.Tests.Input;

public sealed class KeyDecoderTests
{
    private static readonly string[] Pieces =
        ["\u001b", "[", "O", "]", "P", "<0;1", ";", "27", "M", "u", "~", "200~", "\u001b[201~", "A", ":", "?", "\r", "\\", "é", "\u009b", "\0", "\u001b[M"];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Encoding.UTF8.GetBytes(Pieces[i])), Gen.Byte.Array[1]).Array[0, 30].Select(pieces => pieces.SelectMany(piece => piece).ToArray()));

    public static TheoryData<string> Known => [.. Sequences.All.Select(sequence => sequence.Bytes)];

    [Theory]
    [MemberData(nameof(Known))]
    public void A_sequence_means_what_the_table_says(string bytes)
    {
        var (inputs, isPending) = Decoded([Encoding.UTF8.GetBytes(bytes)]);
        Assert.Equal(Sequences.All.First(sequence => sequence.Bytes == bytes).Inputs, inputs);
        Assert.False(isPending);
    }

    [Fact]
    public void A_sequence_cut_anywhere_means_the_same()
    {
        foreach (var (text, expected) in Sequences.All)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var cut = 1; cut < bytes.Length; cut++)
                Assert.Equal(expected, Decoded([bytes[..cut], bytes[cut..]]).Inputs);
            Assert.Equal(expected, Decoded(bytes.Select(b => new[] { b })).Inputs);
        }
    }

    [Fact]
    public void Sequences_after_each_other_mean_the_same_as_alone_however_they_are_cut() =>
        Gen.Select(Gen.Int[0, Sequences.All.Count - 1].Array[1, 12], Gen.Int[1, 9].Array[1, 200]).Sample((chosen, sizes) =>
        {
            var bytes = chosen.SelectMany(i => Encoding.UTF8.GetBytes(Sequences.All[i].Bytes)).ToArray();
            Assert.Equal(chosen.SelectMany(i => Sequences.All[i].Inputs), Decoded(Cut(bytes, sizes)).Inputs);
        });

    [Fact]
    public void Any_bytes_are_read_without_an_error_and_their_cuts_do_not_matter() =>
        Gen.Select(Bytes, Gen.Int[1, 9].Array[1, 50]).Sample((bytes, sizes) =>
        {
            var (whole, _) = Decoded([bytes]);
            Assert.Equal(whole, Decoded(Cut(bytes, sizes)).Inputs);
            Assert.DoesNotContain(whole, input => input is KeyPress { IsText: true, Character: { } character } && Rune.IsControl(character));
            Assert.DoesNotContain(whole, input => input is Paste paste && paste.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')));
        });

    [Fact]
    public void After_any_bytes_and_enough_silence_a_key_is_a_key_again() => Bytes.Sample(bytes =>
    {
        var decoder = new KeyDecoder();
        var inputs = new List<TerminalInput>();
        decoder.Decode(bytes, inputs);
        for (var silence = 0; decoder.IsPending; silence++)
        {
            Assert.True(silence < 200);
            decoder.Flush(inputs);
        }

        inputs.Clear();
        decoder.Decode("a"u8, inputs);
        Assert.Equal([KeyPress.Of('a')], inputs);
    });

    [Fact]
    public void A_lone_escape_is_the_escape_key_once_nothing_follows()
    {
        var decoder = new KeyDecoder();
        var inputs = new List<TerminalInput>();
        decoder.Decode("\u001b"u8, inputs);
        Assert.Empty(inputs);
        Assert.True(decoder.IsPending);
        decoder.Flush(inputs);
        Assert.Equal([KeyPress.Of(Key.Escape)], inputs);
        Assert.False(decoder.IsPending);
    }

    [Theory]
    [InlineData("\u001b\u001b", "Escape Escape")]
    [InlineData("\u001b[", "Alt+[")]
    [InlineData("\u001bO", "Alt+O")]
    [InlineData("\u001b]", "Alt+]")]
    [InlineData("\u001b_", "Alt+_")]
    [InlineData("\u001bP", "Alt+P")]
    [InlineData("\u001b\u001b[", "Escape Alt+[")]
    [InlineData("\u001b[1;", "")]
    [InlineData("\u001b]11;rgb:", "")]
    public void The_start_of_a_sequence_is_a_key_when_nothing_follows(string bytes, string keys)
    {
        var decoder = new KeyDecoder();
        var inputs = new List<TerminalInput>();
        decoder.Decode(Encoding.UTF8.GetBytes(bytes), inputs);
        decoder.Flush(inputs);
        Assert.Equal(keys, string.Join(' ', inputs.Cast<KeyPress>().Select(key => key.Key is Key.Escape ? "Escape" : $"{key.Modifiers}+{key.Character}")));
    }

    [Fact]
    public void A_slow_line_may_pause_inside_a_sequence()
    {
        var decoder = new KeyDecoder();
        var inputs = new List<TerminalInput>();
        foreach (var piece in new[] { "\u001b[<0;", "12;", "3", "M", "\u001b]11;rgb:00/", "00/00\u001b", "\\" })
        {
            decoder.Decode(Encoding.UTF8.GetBytes(piece), inputs);
            decoder.Flush(inputs);
        }

        Assert.Equal([new MouseInput(MouseAction.Press, MouseButton.Left, 11, 2), new ReportReceived("]11;rgb:00/00/00")], inputs);
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0x61 }, "\ufffda")]
    [InlineData(new byte[] { 0xe2, 0x82, 0x61 }, "\ufffda")]
    [InlineData(new byte[] { 0xe9, 0x0a }, "\ufffd\n")]
    [InlineData(new byte[] { 0x80, 0xc3, 0xa9 }, "\ufffdé")]
    public void Invalid_bytes_are_one_replacement_character_and_hide_nothing(byte[] bytes, string text)
    {
        var (inputs, _) = Decoded([bytes]);
        Assert.Equal(text, string.Concat(inputs.Cast<KeyPress>().Select(key => key.IsText ? key.Character.ToString() : "\n")));
    }

    [Fact]
    public void A_sequence_too_long_to_mean_anything_is_swallowed()
    {
        var bytes = Encoding.UTF8.GetBytes($"\u001b[{new string('1', 100_000)}~\u001b]{new string('x', 100_000)}\u0007a");
        Assert.Equal([KeyPress.Of('a')], Decoded([bytes]).Inputs);
    }

    private static (List<TerminalInput> Inputs, bool IsPending) Decoded(IEnumerable<byte[]> pieces)
    {
        var decoder = new KeyDecoder();
        var inputs = new List<TerminalInput>();
        foreach (var piece in pieces)
            decoder.Decode(piece, inputs);
        return (inputs, decoder.IsPending);
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, int[] sizes)
    {
        for (int at = 0, i = 0; at < bytes.Length; at += sizes[i % sizes.Length], i++)
            yield return bytes[at..Math.Min(bytes.Length, at + sizes[i % sizes.Length])];
    }
}

using System.Buffers;
using CsCheck;
using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Testing.Screens;

namespace Maestro.Terminal.Tests.Cells;

public sealed class FrameWriterTests
{
    private const int Columns = 17;
    private const int Rows = 5;

    private static readonly string[] Pieces =
        ["a", "word", "   ", "é", "日本", "👩‍👩‍👧", "🇵🇹", "e\u0301", "\ufe0f", "❤️", "─│╭", "\u001b]0;title\a", "\0", "\u009b31m", "\ud800", "…", "한국"];

    private static readonly Gen<Style> Styles = Gen.Select(
        Gen.OneOf(Gen.Const(Colour.Default), Gen.Byte.Select(Colour.Indexed), Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, Colour.Direct)),
        Gen.OneOf(Gen.Const(Colour.Default), Gen.Byte.Select(Colour.Indexed)),
        Gen.Int[0, 63].Select(bits => (Emphasis)bits),
        (foreground, background, emphasis) => new Style(foreground, background, emphasis));

    private static readonly Gen<(int Column, int Row, string Text, Style Style)[]> Drawings = Gen.Select(
        Gen.Int[0, Columns + 1], Gen.Int[0, Rows], Gen.Int[0, Pieces.Length - 1].Array[0, 6].Select(pieces => string.Concat(pieces.Select(i => Pieces[i]))), Styles)
        .Array[0, 8];

    [Fact]
    public void After_every_frame_a_terminal_shows_exactly_that_frame() => Gen.Select(Drawings.Array[1, 6], Gen.Enum<ColourDepth>()).Sample((frames, depth) =>
    {
        var output = new ArrayBufferWriter<byte>();
        var terminal = new TerminalEmulator(Columns, Rows, cluster => CellWidth.OfCluster(cluster));
        var writer = new FrameWriter(output, depth);
        Frame frame = new(Columns, Rows);
        foreach (var drawings in frames)
        {
            frame = CopyOf(frame);
            foreach (var (column, row, text, style) in drawings)
                frame.Draw(column, row, text, style);
            frame.Cursor = drawings.Length > 0 ? (drawings[0].Column % Columns, drawings[0].Row % Rows) : null;
            writer.Write(frame);
            terminal.Feed(output.WrittenSpan);
            output.ResetWrittenCount();
            AssertShows(terminal, frame);
        }
    });

    [Fact]
    public void An_unchanged_frame_writes_nothing()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(output, ColourDepth.Direct);
        Assert.True(writer.Write(Drawn("same")));
        output.ResetWrittenCount();
        Assert.False(writer.Write(Drawn("same")));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void One_more_word_costs_little_more_than_the_word()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(output, ColourDepth.Direct);
        writer.Write(Drawn("one"));
        output.ResetWrittenCount();
        writer.Write(Drawn("one two"));
        Assert.InRange(output.WrittenCount, 1, 40);
    }

    [Fact]
    public void Rows_that_only_move_up_are_moved_by_the_terminal()
    {
        var output = new ArrayBufferWriter<byte>();
        var terminal = new TerminalEmulator(60, 20, cluster => CellWidth.OfCluster(cluster));
        var writer = new FrameWriter(output, ColourDepth.Direct);
        for (var first = 0; first < 40; first += 1 + (first % 3))
        {
            var frame = new Frame(60, 20);
            frame.Draw(0, 0, $"a title that counts {first}", Style.Plain);
            for (var row = 1; row < 19; row++)
                frame.Draw(0, row, $"│ 日本 line {first + row} of a text that is rather long", new Style(Colour.Indexed((byte)(first + row))));
            frame.Draw(0, 19, "> prompt", Style.Plain);
            writer.Write(frame);
            if (first > 0)
                Assert.InRange(output.WrittenCount, 1, 400);
            terminal.Feed(output.WrittenSpan);
            output.ResetWrittenCount();
            AssertShows(terminal, frame);
        }
    }

    [Fact]
    public void A_terminal_that_takes_a_cluster_for_wider_shows_the_text_behind_it_in_its_place()
    {
        var output = new ArrayBufferWriter<byte>();
        var terminal = new TerminalEmulator(Columns, Rows, cluster => cluster == "…" ? 2 : CellWidth.OfCluster(cluster));
        new FrameWriter(output, ColourDepth.None).Write(Drawn("a…│b"));
        terminal.Feed(output.WrittenSpan);
        Assert.Equal(("│", "b"), (terminal[2, 0].Text, terminal[3, 0].Text));
    }

    private static Frame Drawn(string text)
    {
        var frame = new Frame(Columns, Rows);
        frame.Draw(0, 0, text, Style.Plain);
        return frame;
    }

    private static Frame CopyOf(Frame frame)
    {
        var copy = new Frame(frame.Columns, frame.Rows);
        for (var row = 0; row < frame.Rows; row++)
            for (var column = 0; column < frame.Columns; column++)
                if (frame.Row(row)[column] is { IsSecondHalf: false } cell)
                    copy.Draw(column, row, cell.Cluster, cell.Style);
        return copy;
    }

    private static void AssertShows(TerminalEmulator terminal, Frame frame)
    {
        Assert.False(terminal.IsSynchronising);
        Assert.Equal(frame.Cursor is not null, terminal.IsCursorVisible);
        if (frame.Cursor is { } cursor)
            Assert.Equal(cursor, terminal.Cursor);
        for (var row = 0; row < frame.Rows; row++)
            Assert.Equal(FrameText.RowOf(frame, row), terminal.RowText(row));
    }
}

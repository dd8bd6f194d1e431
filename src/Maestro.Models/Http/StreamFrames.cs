using System.Text.Json;

namespace Maestro.Models.Http;

/// <summary>How a stream of bytes is cut into frames.</summary>
internal enum Framing
{
    /// <summary>Server-sent events (WHATWG HTML, "Server-sent events"): the data of each event is a frame.</summary>
    ServerSentEvents,

    /// <summary>One JSON value a line.</summary>
    Lines,

    /// <summary>One JSON value, from a server that does not stream.</summary>
    Whole,
}

/// <summary>Cuts the bytes of a reply into frames, wherever the network split them.</summary>
internal sealed class StreamFrames(Framing framing)
{
    private const int LargestFrame = 64 * 1024 * 1024;
    private byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private int scanned;
    private bool atBeginning = true;
    private bool afterReturn;
    private byte[] data = [];
    private int dataLength;
    private bool hasData;

    /// <summary>Room for the next bytes; tell how many came with <see cref="Advance"/>.</summary>
    public Memory<byte> Room()
    {
        if (start > 0 && (start == end || start > buffer.Length / 2))
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (scanned, end, start) = (scanned - start, end - start, 0);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= LargestFrame)
                throw new InvalidDataException($"a line of more than {LargestFrame / 1024 / 1024} MiB");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer.AsMemory(end);
    }

    public void Advance(int count) => end += count;

    /// <summary>True when the first bytes that came are those of a web page; no frame begins so.</summary>
    public bool LooksLikeMarkup => atBeginning && buffer.AsSpan(start, end - start).TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);

    /// <summary>The next whole frame; valid until the next call of any member.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> frame)
    {
        while (framing is not Framing.Whole && TryReadLine(out var line))
        {
            if (framing is Framing.Lines)
            {
                frame = line;
                if (!line.Span.Trim(" \t"u8).IsEmpty)
                    return true;
            }
            else if (!line.IsEmpty)
            {
                AddLine(line.Span);
            }
            else if (TakeEvent(out frame))
            {
                return true;
            }
        }

        frame = default;
        return false;
    }

    /// <summary>What is left when the stream has ended without a last line end, if anything.</summary>
    public bool TryReadRest(out ReadOnlyMemory<byte> frame)
    {
        var rest = buffer.AsMemory(start, end - start);
        start = scanned = end;
        if (framing is Framing.ServerSentEvents)
        {
            AddLine(rest.Span);
            return TakeEvent(out frame) && IsWhole(frame.Span);
        }

        frame = rest;
        return !rest.Span.Trim(" \t\r\n"u8).IsEmpty && (framing is Framing.Whole || IsWhole(rest.Span));
    }

    /// <summary>Whether an unended frame is all there; the standard drops it, but some servers forget the last line end.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> frame)
    {
        try
        {
            var reader = new Utf8JsonReader(frame);
            while (reader.Read())
                continue;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        SkipByteOrderMark();
        if (afterReturn && start < end)
        {
            afterReturn = false;
            if (buffer[start] == '\n')
                start++;
            scanned = Math.Max(scanned, start);
        }

        var at = buffer.AsSpan(scanned, end - scanned).IndexOfAny((byte)'\n', (byte)'\r');
        if (at < 0)
        {
            scanned = end;
            line = default;
            return false;
        }

        at += scanned;
        line = buffer.AsMemory(start, at - start);
        afterReturn = buffer[at] == '\r';
        start = scanned = at + 1;
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (!atBeginning || (end - start < 3 && "\uFEFF"u8.StartsWith(buffer.AsSpan(start, end - start))))
            return;
        atBeginning = false;
        if (buffer.AsSpan(start, end - start).StartsWith("\uFEFF"u8))
            scanned = start += 3;
    }

    private void AddLine(ReadOnlySpan<byte> span)
    {
        if (!span.StartsWith("data"u8) || (span.Length > 4 && span[4] != ':'))
            return;
        var value = span.Length <= 5 ? default : span[5] == ' ' ? span[6..] : span[5..];
        var needed = dataLength + value.Length + 1;
        if (needed > LargestFrame)
            throw new InvalidDataException($"an event of more than {LargestFrame / 1024 / 1024} MiB");
        if (data.Length < needed)
            Array.Resize(ref data, Math.Max(needed, Math.Max(1024, data.Length * 2)));
        if (hasData)
            data[dataLength++] = (byte)'\n';
        value.CopyTo(data.AsSpan(dataLength));
        dataLength += value.Length;
        hasData = true;
    }

    private bool TakeEvent(out ReadOnlyMemory<byte> frame)
    {
        frame = data.AsMemory(0, dataLength);
        var whole = hasData && dataLength > 0;
        (dataLength, hasData) = (0, false);
        return whole;
    }
}

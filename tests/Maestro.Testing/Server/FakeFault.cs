using System.Text;
using Maestro.Testing.Server.Wires;

namespace Maestro.Testing.Server;

/// <summary>What goes wrong in the middle of a stream.</summary>
public enum FaultKind
{
    /// <summary>The connection ends before the body does.</summary>
    Cut,

    /// <summary>The connection is aborted.</summary>
    Reset,

    /// <summary>Nothing more comes.</summary>
    Stall,

    /// <summary>The body ends as if it were whole.</summary>
    EarlyEnd,

    /// <summary>The wire's own error event.</summary>
    ErrorEvent,

    /// <summary>A chunk that is no JSON.</summary>
    Malformed,

    /// <summary>A chunk with a NUL byte inside a text.</summary>
    Nul,

    /// <summary>A chunk with a byte that no character begins with.</summary>
    InvalidUtf8,

    /// <summary>A chunk of more than 64 MiB.</summary>
    VeryLarge,

    /// <summary>Signs of life without end, and no token.</summary>
    Endless,

    /// <summary>The same token without end.</summary>
    EndlessText,
}

/// <summary>A reply in which something goes wrong.</summary>
/// <param name="At">Stands in the chunk where it does.</param>
/// <param name="Half">In the middle of that chunk; else before it.</param>
public sealed record FakeFault(FakeReply Reply, FaultKind Kind, string At, bool Half) : FakeAnswer
{
    /// <summary>The part of the body before the fault, and what is sent in its place.</summary>
    internal (ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> Instead) Parts(Wire wire)
    {
        var body = wire.Rendered(Reply);
        var chunk = body.Ends.Select((end, i) => (Start: i == 0 ? 0 : body.Ends[i - 1], End: end))
            .First(part => Encoding.UTF8.GetString(body.Bytes.AsSpan(part.Start, part.End - part.Start)).Contains(At, StringComparison.Ordinal));
        var isInside = Half && Kind is FaultKind.Cut or FaultKind.Reset or FaultKind.Stall or FaultKind.EarlyEnd;
        var before = body.Bytes.AsMemory(0, isInside ? (chunk.Start + chunk.End) / 2 : chunk.Start);
        return (before, Instead(wire, body.Bytes.AsSpan(chunk.Start, chunk.End - chunk.Start)));
    }

    private byte[] Instead(Wire wire, ReadOnlySpan<byte> chunk)
    {
        switch (Kind)
        {
            case FaultKind.ErrorEvent:
                return Frame(wire, wire.StreamError("The fake server broke off"));
            case FaultKind.Malformed:
                return Frame(wire, """{"choices":[{"delta":""");
            case FaultKind.VeryLarge:
                return Frame(wire, "").AsSpan().TrimEnd("\n"u8).ToArray();
            case FaultKind.Nul or FaultKind.InvalidUtf8:
                var broken = chunk.ToArray();
                broken[chunk.IndexOf(Encoding.UTF8.GetBytes(At)) + 1] = Kind is FaultKind.Nul ? (byte)0 : (byte)0xFF;
                return broken;
            case FaultKind.EndlessText:
                return chunk.ToArray();
            default:
                return [];
        }
    }

    private static byte[] Frame(Wire wire, string data) => Encoding.UTF8.GetBytes(wire.ContentType is "text/event-stream" ? $"data: {data}\n\n" : data + "\n");
}

namespace Maestro.Testing.Server;

/// <summary>How the bytes of an answer reach the client: whole, in pieces, late, or not to the end.</summary>
public sealed record Delivery
{
    /// <summary>Everything at once.</summary>
    public static Delivery Prompt { get; } = new();

    /// <summary>One write per token, as a model sends them.</summary>
    public static Delivery PerToken { get; } = new() { OneWritePerToken = true };

    public bool OneWritePerToken { get; init; }

    /// <summary>The body is compressed; places are then counted in the compressed bytes.</summary>
    public bool Gzip { get; init; }

    /// <summary>Waited for between two tokens.</summary>
    public TimeSpan TokenInterval { get; init; }

    /// <summary>Waited for before each chunk of the body, which it is given the number of, from 0; with <see cref="OneWritePerToken"/>.</summary>
    public Func<int, CancellationToken, ValueTask>? BeforeToken { get; init; }

    /// <summary>The most bytes in one write; 0 for as many as there are.</summary>
    public int PieceSize { get; init; }

    /// <summary>Waited for before the status line.</summary>
    public Func<CancellationToken, Task>? BeforeHeaders { get; init; }

    /// <summary>Waited for once <see cref="HoldAfter"/> bytes of the body were sent.</summary>
    public Func<CancellationToken, Task>? Hold { get; init; }

    public int HoldAfter { get; init; }

    /// <summary>The connection is closed after so many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    /// <summary>What happens at a place happens in the middle of this chunk, counted from 0.</summary>
    public int? Chunk { get; init; }

    public Delivery InChunk(int chunk) => this with { Chunk = chunk };

    /// <summary>The same with the place counted in bytes of this body.</summary>
    internal Delivery Placed(IReadOnlyList<int> ends)
    {
        if (Chunk is not { } chunk || ends.Count == 0)
            return this;
        var start = chunk == 0 ? 0 : ends[Math.Min(chunk, ends.Count) - 1];
        var place = chunk < ends.Count ? (start + ends[chunk]) / 2 : start;
        return this with { HoldAfter = place, CutAfter = CutAfter is null ? null : place };
    }

    /// <summary>Never more than so many bytes at once, so that characters and lines are torn apart.</summary>
    public static Delivery InPiecesOf(int bytes) => new() { PieceSize = bytes };

    /// <summary>Silent after so many bytes, until the client goes away.</summary>
    public static Delivery StallAfter(int bytes) => new() { HoldAfter = bytes, Hold = Forever };

    public static Delivery Cut(int bytes) => new() { CutAfter = bytes };

    /// <summary>Accepts the request and says nothing, until the client goes away.</summary>
    public static Delivery NoHeaders { get; } = new() { BeforeHeaders = Forever };

    private static Task Forever(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
}

using System.IO.Pipelines;
using Maestro.Testing.Server.Wires;
using Microsoft.AspNetCore.Http;

namespace Maestro.Testing.Server;

/// <summary>Writes a rendered body as its delivery says.</summary>
internal static class Sending
{
    private static readonly byte[] Large = [.. Enumerable.Repeat((byte)'x', 1024 * 1024)];

    public static async Task SendAsync(PipeWriter output, RenderedReply body, Delivery delivery, CancellationToken cancellationToken)
    {
        delivery = delivery.Placed(body.Ends);
        var end = Math.Min(delivery.CutAfter ?? int.MaxValue, body.Bytes.Length);
        var sent = 0;
        var token = 0;
        while (sent < end)
        {
            var next = end;
            if (delivery.OneWritePerToken && token < body.Ends.Count)
                next = Math.Min(next, body.Ends[token]);
            if (delivery.PieceSize > 0)
                next = Math.Min(next, sent + delivery.PieceSize);
            if (delivery.Hold is not null && sent < delivery.HoldAfter)
                next = Math.Min(next, delivery.HoldAfter);
            if (delivery.Hold is { } hold && sent == delivery.HoldAfter)
                await hold(cancellationToken);
            if (delivery.BeforeToken is { } before && token < body.Ends.Count)
                await before(token, cancellationToken);
            await output.WriteAsync(body.Bytes.AsMemory(sent, next - sent), cancellationToken);
            sent = next;
            while (token < body.Ends.Count && body.Ends[token] <= sent)
                token++;
            if (delivery.TokenInterval > TimeSpan.Zero && sent < end)
                await Task.Delay(delivery.TokenInterval, cancellationToken);
        }

        if (delivery.Hold is { } last && delivery.HoldAfter >= end)
            await last(cancellationToken);
    }

    /// <summary>Sends a reply up to its fault, then what the fault is.</summary>
    public static async Task SendAsync(HttpContext context, FakeFault fault, Wire wire, CancellationToken cancellationToken)
    {
        var (before, instead) = fault.Parts(wire);
        if (fault.Kind is FaultKind.Cut)
            context.Response.ContentLength = before.Length + 1000;
        var output = context.Response.BodyWriter;
        await output.WriteAsync(before, cancellationToken);
        await output.FlushAsync(cancellationToken);
        await output.WriteAsync(instead, cancellationToken);
        if (fault.Kind is FaultKind.Stall)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        for (var megabytes = 0; fault.Kind is FaultKind.VeryLarge && megabytes < 65; megabytes++)
            await output.WriteAsync(Large, cancellationToken);
        while (fault.Kind is FaultKind.EndlessText)
            await output.WriteAsync(instead, cancellationToken);
        while (fault.Kind is FaultKind.Endless)
        {
            await output.WriteAsync(wire.ContentType is "text/event-stream" ? ": ping\n\n"u8.ToArray() : "\n"u8.ToArray(), cancellationToken);
            await Task.Delay(20, cancellationToken);
        }

        if (fault.Kind is FaultKind.Reset)
            context.Abort();
    }
}

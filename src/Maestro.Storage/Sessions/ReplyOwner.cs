using System.Diagnostics;

namespace Maestro.Storage.Sessions;

/// <summary>The process that writes a reply down; another one may have its number later, but not its start.</summary>
internal sealed record ReplyOwner(int Process, long StartedMs)
{
    /// <summary>Two processes may read the start of a third a little differently.</summary>
    private const long Slack = 2000;

    public static ReplyOwner Current => field ??= Of(System.Diagnostics.Process.GetCurrentProcess());

    public bool IsAlive()
    {
        try
        {
            return Math.Abs(Of(System.Diagnostics.Process.GetProcessById(Process)).StartedMs - StartedMs) < Slack;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static ReplyOwner Of(Process process)
    {
        using (process)
            return new ReplyOwner(process.Id, new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds());
    }
}

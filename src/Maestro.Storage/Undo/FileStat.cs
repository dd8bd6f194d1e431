using System.Runtime.InteropServices;

namespace Maestro.Storage.Undo;

/// <summary>What the system says about a path without opening it; a link is not followed.</summary>
/// <param name="Mode">The permission bits.</param>
/// <param name="Modified">Nanoseconds; may be set by programs.</param>
/// <param name="Changed">Nanoseconds; set by the system alone with every change. 0 where it is not known.</param>
/// <param name="Inode">0 where it is not known.</param>
internal readonly partial record struct FileStat(EntryKind Kind, int Mode, long Size, long Modified, long Changed, long Inode)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int BasicStats = 0x7ff;
    private const int TypeMask = 0xF000;

    public static FileStat Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return Portable(path);
        if (Query(CurrentFolder, path, NoFollow, BasicStats, out var raw) != 0)
            return default;
        return new FileStat(KindOf(raw.Mode & TypeMask), raw.Mode & 0xFFF, (long)raw.Size, raw.Modified.Nanoseconds, raw.Changed.Nanoseconds, (long)raw.Inode);
    }

    private static EntryKind KindOf(int type) => type switch
    {
        0x8000 => EntryKind.File,
        0xA000 => EntryKind.Link,
        0x4000 => EntryKind.Folder,
        _ => EntryKind.Other,
    };

    private static FileStat Portable(string path)
    {
        var info = new FileInfo(path);
        var kind = info.LinkTarget is not null ? EntryKind.Link : info.Exists ? EntryKind.File : Directory.Exists(path) ? EntryKind.Folder : EntryKind.Missing;
        if (kind is EntryKind.Missing)
            return default;
        var mode = OperatingSystem.IsWindows() ? 0 : (int)info.UnixFileMode;
        return new FileStat(kind, mode, kind is EntryKind.File ? info.Length : 0, (info.LastWriteTimeUtc.Ticks - DateTime.UnixEpoch.Ticks) * 100, 0, 0);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Query(int folder, string path, int flags, uint mask, out Raw raw);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public uint Fraction;
        public int Unused;

        public readonly long Nanoseconds => (Seconds * 1_000_000_000) + Fraction;
    }

    /// <summary>The kernel's <c>struct statx</c>, the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Raw
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(96)]
        public Time Changed;

        [FieldOffset(112)]
        public Time Modified;
    }
}

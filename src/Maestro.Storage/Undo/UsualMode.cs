namespace Maestro.Storage.Undo;

/// <summary>The permissions that the system gives to what is new.</summary>
internal static class UsualMode
{
    private const int UsualMask = 0x12;

    public static int File { get; } = 0x1B6 & ~Mask();

    public static int Folder { get; } = 0x1FF & ~Mask();

    private static int Mask()
    {
        if (!OperatingSystem.IsLinux())
            return UsualMask;
        var line = System.IO.File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("Umask:", StringComparison.Ordinal));
        return line is null ? UsualMask : Convert.ToInt32(line["Umask:".Length..].Trim(), 8);
    }
}

using System.Security.Cryptography;

namespace Maestro.Storage.Undo;

/// <summary>Keeps bytes under the hash of what they are; what is there once is kept once.</summary>
/// <param name="folder">Readable by its owner alone: it may hold secrets.</param>
internal sealed class BlobStore(string folder, TimeProvider time)
{
    /// <summary>Bytes that nobody refers to yet may be about to be: nothing younger is ever deleted.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromHours(2);

    public const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Bytes that were added by this process.</summary>
    public long Added { get; private set; }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <param name="isDurable">They are to survive a power cut, too.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public string Put(ReadOnlySpan<byte> bytes, bool isDurable)
    {
        var hash = HashOf(bytes);
        var path = PathOf(hash);
        if (new FileInfo(path) is { Exists: true } there && there.Length == bytes.Length)
        {
            if (time.GetUtcNow() - there.LastWriteTimeUtc > Young / 2)
                there.LastWriteTimeUtc = time.GetUtcNow().UtcDateTime;
            return hash;
        }

        Folder(Path.GetDirectoryName(path)!);
        var next = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(next, Options(FileMode.CreateNew)))
        {
            file.Write(bytes);
            file.Flush(isDurable);
        }

        File.Move(next, path, overwrite: true);
        Added += bytes.Length;
        return hash;
    }

    public bool Has(string hash) => File.Exists(PathOf(hash));

    /// <exception cref="IOException">The bytes are no longer there or have been damaged.</exception>
    public byte[] Get(string hash)
    {
        var bytes = File.ReadAllBytes(PathOf(hash));
        return HashOf(bytes) == hash ? bytes : throw new IOException($"the kept bytes {hash[..12]} are damaged");
    }

    /// <summary>Every blob that may be deleted, with its size.</summary>
    public IEnumerable<(string Hash, FileInfo File)> Old()
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            if (time.GetUtcNow() - file.LastWriteTimeUtc > Young)
                yield return (file.Directory!.Name + file.Name, file);
    }

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerFolder);
    }

    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return options;
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash[2..]);
}

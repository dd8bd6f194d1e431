using System.Text;

namespace Maestro.Tools.Shell;

/// <summary>Keeps all that a command writes in a file, once it is more than a model is told; for any thread.</summary>
/// <remarks>The files of the last week are kept, but not more than <see cref="MostBytesOfAll"/>; a file ends at <see cref="MostBytes"/>.</remarks>
internal sealed class WholeOutput(string folder, int inMemory) : IDisposable
{
    public const long MostBytes = 64 << 20;
    public const long MostBytesOfAll = 512 << 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly Lock gate = new();
    private readonly StringBuilder beginning = new();
    private StreamWriter? file;
    private string? path;
    private string? problem;
    private bool isFull;

    /// <summary>Where it is, for a person; null while all of it was short enough to be told.</summary>
    public string? Place
    {
        get
        {
            lock (gate)
                return problem is null ? path : $"not kept, {problem}";
        }
    }

    public void Append(string text)
    {
        lock (gate)
        {
            if (isFull)
                return;
            if (path is null && beginning.Length + text.Length <= inMemory)
            {
                beginning.Append(text);
                return;
            }

            try
            {
                Write(text);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                (problem, isFull) = (failure.Message, true);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            isFull = true;
        }
    }

    private void Write(string text)
    {
        file ??= Open();
        file.Write(text);
        isFull = file.BaseStream.Length > MostBytes;
        if (isFull)
            file.Write($"\n(the output went on after {MostBytes >> 20} MiB)\n");
        file.Flush();
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(folder);
        Prune();
        path = System.IO.Path.Combine(folder, $"{Guid.CreateVersion7():N}.txt");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var opened = new StreamWriter(path, options);
        opened.Write(beginning.ToString());
        beginning.Clear();
        return opened;
    }

    private void Prune()
    {
        var left = MostBytesOfAll;
        var now = TimeProvider.System.GetUtcNow();
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.txt").OrderByDescending(known => known.Name, StringComparer.Ordinal).ToList())
        {
            left -= old.Length;
            if (left < 0 || now - old.LastWriteTimeUtc > Kept)
                old.Delete();
        }
    }
}

using System.Text;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Tools;

/// <summary>Reads files for a model: text only, bounded, without control codes.</summary>
internal static class TextFile
{
    private const long Largest = 20 * 1024 * 1024;
    private static readonly string[] Images = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".ico", ".tiff"];

    /// <exception cref="ToolException">The file is missing, unreadable, binary or too large.</exception>
    public static string Read(WorkspacePath path)
    {
        if (Directory.Exists(path.FullPath))
            throw new ToolException($"{path.Shown} is a folder; list_files shows what is in it.");
        try
        {
            var file = new FileInfo(path.FullPath);
            if (!file.Exists)
                throw new ToolException($"There is no file {path.Shown}; find_files finds files by name.");
            if (Images.Contains(file.Extension.ToLowerInvariant()))
                throw new ToolException($"{path.Shown} is an image of {file.Length} bytes; it cannot be read as text.");
            if (file.Length > Largest)
                throw new ToolException($"{path.Shown} has {file.Length} bytes, too many to read; search_text finds lines in it.");
            var bytes = Bytes(path);
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0))
                throw new ToolException($"{path.Shown} is a binary file of {bytes.Length} bytes; it cannot be read as text.");
            return PlainText.Clean(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path.Shown} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Opens a file, once what was opened is surely the file that was judged: a folder on the way may have become a link since.</summary>
    /// <exception cref="ToolException">It leads elsewhere.</exception>
    public static SafeFileHandle Open(WorkspacePath path)
    {
        var handle = File.OpenHandle(path.FullPath);
        if (!OperatingSystem.IsLinux() || new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget is not { } opened || opened == path.FullPath)
            return handle;
        handle.Dispose();
        throw new ToolException($"{path.Shown} leads elsewhere than when it was judged; try again.");
    }

    private static byte[] Bytes(WorkspacePath path)
    {
        using var stream = new FileStream(Open(path), FileAccess.Read);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

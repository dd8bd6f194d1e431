using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Tools.Edits;

/// <summary>Reads what stands at a path before it is changed.</summary>
internal static class FileState
{
    private const long Largest = 100 * 1024 * 1024;

    /// <returns>Null when nothing is there.</returns>
    /// <exception cref="ToolException">It is no file that can be changed.</exception>
    public static FileContent? Read(WorkspacePath path)
    {
        try
        {
            var file = new FileInfo(path.FullPath);
            if (file.LinkTarget is { } target)
                return new FileContent(default, null, target);
            if (Directory.Exists(path.FullPath))
                throw new ToolException($"{path.Shown} is a folder; list_files shows what is in it.");
            if (!file.Exists)
                return null;
            if (file.Length > Largest)
                throw new ToolException($"{path.Shown} has {file.Length} bytes, too many to change here.");
            var mode = OperatingSystem.IsWindows() ? (UnixFileMode?)null : file.UnixFileMode;
            if (mode is { } known && (known & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0)
                throw new ToolException($"{path.Shown} is read-only; its owner can make it writable.");
            // A pipe or a device has no length, and reading one might never end.
            return new FileContent(file.Length == 0 ? default : File.ReadAllBytes(path.FullPath), mode);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path.Shown} cannot be read: {failure.Message}");
        }
    }
}

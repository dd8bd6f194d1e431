using System.Text;

namespace Maestro.Storage.Memory;

/// <summary>Reads what a repository wants every agent to know: its <c>AGENTS.md</c>, or the file of another tool that people keep instead.</summary>
public static class MemoryFile
{
    private const int MostCharacters = 16_000;
    private static readonly string[] Names = ["AGENTS.md", "CLAUDE.md", "GEMINI.md", ".github/copilot-instructions.md"];

    /// <summary>The first such file in the folder or above it, up to the root of the repository; bounded, with a note of
    /// what was cut; null when there is none.</summary>
    public static string? Read(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            foreach (var name in Names)
                if (ReadFile(Path.Combine(current.FullName, name)) is { } text)
                    return text;
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
                return null;
        }

        return null;
    }

    private static string? ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null)
            return null;
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var buffer = new char[MostCharacters];
            var text = new string(buffer, 0, reader.ReadBlock(buffer)).Trim();
            if (text.Length == 0)
                return null;
            return reader.Peek() < 0 ? text : $"{text}\n(cut after {MostCharacters} characters)";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"({file.Name} cannot be read: {failure.Message})";
        }
    }
}

using Maestro.Analysis.Checks;
using Maestro.Analysis.Search;

namespace Maestro.Agents.Evidence;

/// <summary>The files of a repository with their texts, for agents that look at all of it.</summary>
internal static class RepositoryFiles
{
    private const int Most = 6_000;

    public static Task<List<ScanFile>> ReadAsync(string folder, RepositoryIndex index, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var files = new List<ScanFile>();
            foreach (var file in index.Files.Take(Most))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Text(folder, file.Path) is { } text)
                    files.Add(new ScanFile(file.Path, text, file.IsTest));
            }

            return files;
        }, cancellationToken);

    public static string? Text(string folder, string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It may have vanished since it was listed.
            return null;
        }
    }
}

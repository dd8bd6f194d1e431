namespace Maestro.Analysis.Source.Imports;

/// <summary>Files that one file depends on: each once, never itself, bounded.</summary>
internal sealed class FileList(string self, int most)
{
    private readonly List<string> _paths = [];

    public IReadOnlyList<string> Paths => _paths;

    public bool IsFull => _paths.Count >= most;

    public void Add(string? path)
    {
        if (path is not null && !IsFull && path != self && !_paths.Contains(path))
            _paths.Add(path);
    }
}

using Maestro.Analysis.Refactoring;
using Maestro.Analysis.Search;
using Maestro.Analysis.Tests.Files;

namespace Maestro.Analysis.Tests.Refactoring;

/// <summary>A small repository, and what a refactoring makes of it.</summary>
internal sealed class Refactored : IDisposable
{
    private readonly TemporaryTree tree = new();

    public Refactored(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            tree.Write(path, text);
    }

    public RefactoringPlan Plan { get; private set; } = RefactoringPlan.Refused("", "nothing was asked");

    public IReadOnlySet<string> Paths => Directory.EnumerateFiles(tree.Root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(tree.Root, path).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);

    public void Dispose() => tree.Dispose();

    public async Task<Refactored> Do(Func<NameSearch, IReadOnlySet<string>, RefactoringPlan> refactoring)
    {
        var search = new NameSearch(await RepositoryIndex.OpenAsync(tree.Root, null, CancellationToken.None), path => File.Exists(Path.Combine(tree.Root, path)) ? File.ReadAllText(Path.Combine(tree.Root, path)) : null);
        Plan = refactoring(search, Paths);
        return this;
    }

    /// <summary>The text of a file afterwards, by its new path.</summary>
    public string this[string path]
    {
        get
        {
            Assert.Null(Plan.Refusal);
            if (Plan.Created.TryGetValue(path, out var created))
                return created;
            var old = Plan.Moves.FirstOrDefault(move => move.To == path)?.From ?? path;
            var text = File.ReadAllText(Path.Combine(tree.Root, old));
            foreach (var edit in Plan.Edits.Where(edit => edit.Path == old).OrderByDescending(edit => edit.Start))
                text = text[..edit.Start] + edit.With + text[(edit.Start + edit.Length)..];
            return text;
        }
    }
}

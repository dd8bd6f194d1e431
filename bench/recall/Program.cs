using Maestro.Analysis.Search;
using Maestro.Recall;

// Usage: dotnet run -c Release --project bench/recall -- [--commits N] [--half tune|check] [--steps] [--with-tests] [--try "Churn=0.4 Votes=1"]... GIT_FOLDER...
var (commits, half, steps, withTests) = (12, "", false, false);
var variants = new List<Variant>();
var repositories = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--commits":
            commits = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
            break;
        case "--half":
            half = args[++i];
            break;
        case "--steps":
            steps = true;
            break;
        case "--with-tests":
            withTests = true;
            break;
        case "--try":
            variants.Add(Variant.Parse(args[++i]));
            break;
        default:
            repositories.Add(args[i]);
            break;
    }
}

var scores = new Scores();
foreach (var repository in repositories)
{
    var name = Path.GetFileName(Path.GetFullPath(repository).TrimEnd('/')) is "repo" or ".git" ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(repository)))! : Path.GetFileName(repository);
    using var tree = await PastTree.CreateAsync(repository);
    var changes = await PastChanges.PickAsync(repository, commits, withTests);
    foreach (var (place, change) in changes.Index())
    {
        if (half is not "" && (place % 2 is 0) != (half is "tune"))
            continue;
        await tree.GoToAsync(change.Parent);
        var withGit = await RepositoryIndex.OpenAsync(tree.Root, null, CancellationToken.None);
        foreach (var variant in steps ? Variant.Steps : variants)
            scores.Add(variant.Name, name, withGit, variant.Weights, change);
        tree.WithoutGit();
        var withoutGit = await RepositoryIndex.OpenAsync(tree.Root, null, CancellationToken.None);
        scores.Add("without git", name, withoutGit, RankingWeights.Default, change);
        scores.Add("with git", name, withGit, RankingWeights.Default, change);
    }
}
scores.Print(Console.Out);

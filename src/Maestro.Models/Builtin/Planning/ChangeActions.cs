using Maestro.Core.Evidence;
using Maestro.Core.Plans;

namespace Maestro.Models.Builtin.Planning;

/// <summary>The actions that change something: one a part of the code, in the order in which the parts depend on each other.</summary>
internal sealed class ChangeActions(PlanRequest request, Site site, ActionList actions, TaskEvidence evidence)
{
    private Theme? Theme => request.Themes.Count > 0 ? request.Themes[0] : null;

    public void Add()
    {
        switch (request.Kind)
        {
            case RequestKind.Documentation:
                AddDocuments([Fact.Understood], isGoal: true);
                break;
            case RequestKind.Delivery:
                AddDelivery();
                break;
            case RequestKind.Tests:
                AddTestParts();
                break;
            case RequestKind.Upgrade:
                AddUpgrade();
                break;
            default:
                AddCode();
                break;
        }
    }

    private IReadOnlyList<string> Before => request.Kind switch
    {
        RequestKind.BugFix => [Fact.Understood, Fact.Reproduced],
        RequestKind.Refactoring => [Fact.Decided, Fact.Covered, Fact.Baseline],
        RequestKind.Performance => [Fact.Understood, Fact.Measured],
        RequestKind.DataMigration => [Fact.Decided, Fact.Stored],
        _ => [Fact.Decided],
    };

    private void AddCode()
    {
        AddStoredForm();
        var parts = new List<string>();
        if (site.NewFile is { } file && request.Kind is RequestKind.Feature)
        {
            parts.Add(Fact.Part(0));
            actions.Add("core", Before, [Fact.Part(0)], 3, "refactorer", $"Create the core of {request.Topic}",
                $"Create {file}: {Theme?.Core ?? $"the part that does {request.Topic}, apart from input and output"}.", [file],
                "It compiles and does its work without the rest of the program.", Theme?.IsSensitive is true ? RiskLevel.High : RiskLevel.Medium, 0.6);
        }

        for (var i = 0; i < site.Groups.Count; i++)
            AddGroup(i, parts);
        if (parts.Count == 0)
        {
            parts.Add(Fact.Part(0));
            actions.Add("change", Before, [Fact.Part(0)], 3, "refactorer", Verb(request.Topic), $"No file was found for {request.Topic}: begin at the entry point and create what is missing.",
                [.. site.EntryPoints.Take(2)], "The change does what was asked.", RiskLevel.Medium, 0.4);
        }

        actions.Follows("join", [.. parts.Distinct()], [Fact.Changed]);
        AddTests();
        AddDocuments([Fact.Changed], isGoal: false);
    }

    private void AddGroup(int index, List<string> parts)
    {
        var group = site.Groups[index];
        var needs = Before.ToList();
        if (parts.Contains(Fact.Part(0)) && site.NewFile is not null && request.Kind is RequestKind.Feature)
            needs.Add(Fact.Part(0));
        for (var other = 0; other < index; other++)
            if (site.DependsOn(group, site.Groups[other]))
                needs.Add(Fact.Part(other + 1));
        var part = Fact.Part(index + 1);
        parts.Add(part);
        var symbols = string.Join(", ", group.Files.SelectMany(found => found.Symbols).Take(4));
        var where = symbols.Length > 0 ? $" Begin at {symbols}." : "";
        var callers = group.Dependents > 0 ? $" {group.Dependents} other file(s) depend on these: keep what they call." : "";
        actions.Add($"part-{index}", needs, [part], 3, "refactorer", $"{Verb(request.Topic)} in {(group.Folder.Length > 0 ? group.Folder : ActionLibrary.Short(group.Paths[0]))}",
            $"{What(index)}{where}{callers}", group.Paths, "The code compiles and the callers found in step one still hold.", ActionLibrary.RiskOf([group]), ActionLibrary.Confidence([group]));
    }

    private string What(int index) => request.Kind switch
    {
        RequestKind.BugFix => "Make the smallest change that turns the failing case green.",
        RequestKind.Refactoring => "Move in small steps that keep behaviour; no change of what it does.",
        RequestKind.Performance => "Change what the measurement named, one thing at a time.",
        RequestKind.DataMigration => "Read and write the new stored form, and accept the old one until the migration has run.",
        _ when site.NewFile is not null =>
            Theme is { } theme && index == 0 ? $"Call the new part here: {theme.Border}." : "Call the new part here; hand it what it needs.",
        _ => Theme is { } theme && index == 0
            ? $"Extend what is there: {theme.Core}."
            : "Extend what is there; keep its interfaces where callers rely on them.",
    };

    private string Verb(string topic) => request.Kind switch
    {
        RequestKind.BugFix => "Fix the fault",
        RequestKind.Refactoring => "Carry out the refactoring",
        RequestKind.Performance => "Speed it up",
        RequestKind.DataMigration => "Use the new stored form",
        _ => $"Bring in {topic}",
    };

    private void AddStoredForm()
    {
        var migrations = site.Landmarks(Landmark.IsMigration);
        var schema = migrations is [.., var last] ? last : null;
        actions.Add("stored-form", [Fact.Decided], [Fact.Stored], 2, "data", "Write the migration, up and down",
            schema is null ? "No migration was found here: create a script for the stored form, with the way back."
                : $"Follow {ActionLibrary.Short(schema)}: {Theme?.Model ?? "the new stored form"}, with the way back.",
            schema is null ? [] : [schema], "Up, down and up again leave the data as it was, on a copy.", RiskLevel.High, migrations.Count > 0 ? 0.7 : 0.5);
    }

    private void AddTests()
    {
        actions.Follows("tested-before", [Fact.Changed, request.Kind switch { RequestKind.BugFix => Fact.Reproduced, RequestKind.Performance => Fact.Baseline, _ => Fact.Covered }], [Fact.Tested]);
        var cases = Theme is { } theme ? $" Cases: {theme.Cases}." : "";
        if (site.Tests.Count > 0 && site.NewFile is null)
            actions.Add("extend-tests", [Fact.Changed], [Fact.Tested], 2, "testing", $"Extend the tests of {request.Topic}", $"Add cases beside those that cover these files today.{cases}", site.Tests,
                "The new cases fail without the change and pass with it.", confidence: 0.75);
        if (site.NewTest is { } test)
            actions.Add("new-tests", [Fact.Changed], [Fact.Tested], site.HasTests ? 3 : 5, "testing", $"Create tests of {request.Topic}",
                site.HasTests ? $"Create {test} in the style of its neighbours.{cases}" : $"There are no tests yet: set up the usual test framework and create {test}.{cases}", [test],
                "The cases fail without the change and pass with it.", site.HasTests ? RiskLevel.Low : RiskLevel.Medium, site.HasTests ? 0.7 : 0.5);
        actions.Add("checked-by-hand", [Fact.Changed], [Fact.Tested], 9, "testing", "Try it by hand", $"Write down how {request.Topic} was tried, with input and outcome.{cases}", [],
            "Every case has an outcome.", RiskLevel.Medium, 0.5);
    }

    private void AddTestParts()
    {
        var parts = new List<string>();
        foreach (var file in site.Groups.SelectMany(group => group.Files).Take(4))
        {
            var existing = (evidence.Dependencies ?? []).FirstOrDefault(edge => edge.Kind == "tests" && edge.To == file.Path)?.From;
            var test = existing ?? site.Naming?.NewTest(file.Path, site.TestFolder);
            if (test is null || parts.Count > 3)
                continue;
            parts.Add(Fact.Part(parts.Count));
            actions.Add($"test-{parts.Count}", [Fact.Understood], [parts[^1]], 2, "testing", $"Test {ActionLibrary.Short(file.Path)}",
                $"{(existing is null ? $"Create {test}" : "Extend it")}: normal use, limits and failures{(file.Symbols.Count > 0 ? $" of {string.Join(", ", file.Symbols.Take(3))}" : "")}.",
                [test, file.Path], "Each case fails when the line it covers is broken.", confidence: ActionLibrary.Confidence(site.Groups));
        }

        if (parts.Count == 0)
        {
            parts.Add(Fact.Part(0));
            actions.Add("first-test", [Fact.Understood], [Fact.Part(0)], 2, "testing", $"Create tests of {request.Topic}",
                $"Create {site.NewTest ?? "the first test"}: normal use, limits and failures.", site.NewTest is { } made ? [made] : [], "The tests run and pass.", RiskLevel.Medium, 0.5);
        }

        actions.Follows("tests-done", parts, [Fact.Tested, Fact.Changed]);
    }

    private void AddUpgrade()
    {
        var manifests = (site.Facts?.Manifests ?? []).Select(manifest => manifest.Path).Take(5).ToList();
        var named = (site.Facts?.Manifests ?? []).SelectMany(manifest => manifest.Dependencies)
            .Where(dependency => PlainWords.Fold(request.Topic).Contains(PlainWords.Fold(dependency), StringComparison.Ordinal));
        var count = (site.Facts?.Manifests ?? []).Sum(manifest => manifest.Dependencies.Count);
        var what = string.Join(", ", named.Distinct()) is { Length: > 0 } names ? names : $"{count} direct dependencies";
        actions.Add("raise", [Fact.Baseline], [Fact.Part(0)], 2, "executor", $"Raise the versions of {what}",
            $"Raise them one at a time in {(manifests.Count > 0 ? string.Join(", ", manifests) : "the manifests")}; read the notes of every major version.", manifests,
            "Everything restores and the lock files are up to date.", RiskLevel.Medium, 0.7);
        if (site.Groups.Count > 0)
            actions.Add("adapt", [Fact.Part(0), Fact.Understood], [Fact.Changed], 3, "refactorer", "Adapt the code to what changed", "Replace calls that are gone or deprecated; the build names them.",
                [.. site.Groups.SelectMany(group => group.Paths).Take(4)], "No warning about deprecated calls is left.", RiskLevel.Medium, ActionLibrary.Confidence(site.Groups));
        else
            actions.Follows("join", [Fact.Part(0)], [Fact.Changed]);
        actions.Follows("tested-as-is", [Fact.Changed], [Fact.Tested]);
        AddDocuments([Fact.Changed], isGoal: false);
    }

    private void AddDelivery()
    {
        var found = site.Landmarks(path => Landmark.IsPipeline(path) || Landmark.IsContainer(path)).Take(4).ToList();
        var container = PlainWords.Of(request.Topic).Any(word => PlainWords.Has("docker* container* kubernetes helm compose", word));
        var created = container ? "Dockerfile" : ".github/workflows/build.yml";
        var commands = string.Join(" and ", (site.Facts?.Commands ?? []).Where(command => command.Purpose is CommandPurpose.Build or CommandPurpose.Test).Select(command => $"`{command.Command}`"));
        actions.Add("pipeline", [Fact.Decided], [Fact.Delivered, Fact.Changed, Fact.Tested], 3, "devops", found.Count > 0 ? $"Change {ActionLibrary.Short(found[0])}" : $"Create {created}",
            $"{(found.Count > 0 ? "Extend what is there" : $"Create {created}")}: {(commands.Length > 0 ? $"run {commands}" : "build and test")} on a clean machine, with pinned versions and no secrets in the file.",
            found.Count > 0 ? found : [created], "It runs green on a clean checkout.", RiskLevel.Medium, found.Count > 0 ? 0.75 : 0.6);
        AddDocuments([Fact.Changed], isGoal: false);
    }

    private void AddDocuments(IReadOnlyList<string> needs, bool isGoal)
    {
        var texts = site.Landmarks(Landmark.IsText).OrderBy(Landmark.IsChangeLog).Take(isGoal ? 4 : 2).ToList();
        var about = isGoal ? site.Groups.SelectMany(group => group.Paths).Take(3) : [];
        actions.Add("documents", needs, isGoal ? [Fact.Documented, Fact.Tested, Fact.Changed] : [Fact.Documented], 1, "documentation",
            texts.Count > 0 ? $"Update {ActionLibrary.Short(texts[0])}" : "Create README.md",
            $"{(texts.Count > 0 ? "Say" : "Create README.md and say")} what {request.Topic} is for, how it is used and what it needs; try every command that is named.",
            [.. texts.DefaultIfEmpty("README.md"), .. about], "A new reader can follow it without asking.");
    }
}

using System.Globalization;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin.Structure;

/// <summary>Sentences about a component graph; each rests on a number that was counted in it.</summary>
internal sealed class StructureNotes(TaskEvidence evidence)
{
    private const int MostListed = 5;
    private const int FewLines = 50;
    private const int LongFile = 500;

    public ArchitectureFacts Facts { get; } = evidence.Architecture!;

    public string Name { get; } = evidence.Facts?.Name ?? "The repository";

    private int Lines => Facts.Components.Sum(component => component.Lines);

    public Component Component(string name) => Facts.Components.First(component => component.Name == name);

    public IReadOnlyList<string> ImportersOf(string name) => [.. Facts.Dependencies.Where(edge => edge.To == name).OrderByDescending(edge => edge.Imports)
        .Select(edge => edge.From)];

    public IReadOnlyList<string> ImportedBy(string name) => [.. Facts.Dependencies.Where(edge => edge.From == name).OrderByDescending(edge => edge.Imports)
        .Select(edge => edge.To)];

    public ComponentCycle? CycleOf(string name) => Facts.Cycles.FirstOrDefault(cycle => cycle.Components.Contains(name));

    /// <summary>How it is built, in one sentence.</summary>
    public string Shape => Facts.Components.Count == 1
        ? $"{Name} is one component, {Facts.Components[0].Name}, with {Counted(Facts.CodeFiles, "code file", "code files")} and {Number(Lines)} lines"
        : $"{Name} has {Facts.Components.Count} components (by {Facts.Unit}) in {Counted(Facts.Components[0].Layer + 1, "layer", "layers")}, with {Counted(Facts.Dependencies.Count, "dependency", "dependencies")} between them";

    /// <summary>Circles and what else goes against the layering, each with where to cut it.</summary>
    public IEnumerable<string> Broken =>
        Facts.Cycles.Select(cycle => $"{Listed(cycle.Components)} reach each other in a circle: none can be changed, tested or taken out without the others")
            .Concat(Facts.BrokenLayers.Where(layer => CycleOf(layer.Dependency.From)?.Components.Contains(layer.Dependency.To) != true).Select(layer =>
                $"{layer.Why} ({layer.Dependency.Example})"));

    public IEnumerable<string> Cuts =>
        Facts.BrokenLayers.Select(layer =>
            $"Turn round or move {layer.Dependency.From} → {layer.Dependency.To}, {Counted(layer.Dependency.Imports, "import", "imports")}: {layer.Dependency.Example}")
            .Concat(Facts.Cycles.Where(cycle => !Facts.BrokenLayers.Any(layer => layer.Dependency.From == cycle.Weakest.From
                && layer.Dependency.To == cycle.Weakest.To))
                .Select(cycle => $"Begin to open the circle of {Listed(cycle.Components)} at {cycle.Weakest.From} → {cycle.Weakest.To}, {Counted(cycle.Weakest.Imports, "import", "imports")}: {cycle.Weakest.Example}"));

    /// <summary>Components on which at least half of the others rest.</summary>
    public IEnumerable<string> Hubs => Facts.Components.Where(component => Facts.Components.Count > 3 && component.FanIn * 2 >= Facts.Components.Count - 1)
        .OrderByDescending(component => component.FanIn)
        .Select(component => $"{component.Name} is imported by {component.FanIn} of {Facts.Components.Count - 1} other components: a change of what it declares can reach all of them");

    /// <summary>Components that hold much of the code.</summary>
    public IEnumerable<string> Heavy => Facts.Components.Where(component => Facts.Components.Count > 2 && component.Lines >= LongFile
        && component.Lines * 10 >= Lines * 4)
        .Select(component => $"{component.Name} holds {Share(component.Lines)} of the code ({Number(component.Lines)} of {Number(Lines)} lines)");

    /// <summary>Only where tests import code at all.</summary>
    public IEnumerable<string> Untested
    {
        get
        {
            var without = Facts.Components.Where(component => component.TestFiles == 0 && component.Lines >= FewLines).OrderByDescending(component =>
                component.Lines).Select(component => component.Name).ToList();
            return without.Count == 0 || Facts.Components.All(component => component.TestFiles == 0) ? []
                : [$"No test imports {Listed(without)}, directly or through others"];
        }
    }

    /// <summary>What must stay as it is when a component changes.</summary>
    public IEnumerable<string> DirectionOf(Component component)
    {
        var circle = CycleOf(component.Name)?.Components ?? [];
        var above = ImportersOf(component.Name).Except(circle).ToList();
        if (above.Count > 0)
            yield return $"{component.Name} must not import {Listed(above, "or")}, which {(above.Count == 1 ? "imports" : "import")} it: that would close a circle";
        if (ImportedBy(component.Name) is { Count: > 0 } below)
            yield return $"It imports {Listed(below)} today; what it needs beyond that is a new dependency";
        else if (Facts.Components.Count > 1)
            yield return $"{component.Name} imports no other component today; keep it so, or decide it on purpose";
    }

    /// <summary>The project's own checks and what it is made with.</summary>
    public IEnumerable<string> Project
    {
        get
        {
            var checks = (evidence.Facts?.Commands ?? []).Where(command => command.Purpose is CommandPurpose.Build or CommandPurpose.Test)
                .DistinctBy(command => command.Purpose).ToList();
            if (checks.Count > 0)
                yield return $"The project's own checks must pass: {string.Join(", ", checks.Select(check => $"`{check.Command}` ({check.Source})"))}";
            if (evidence.Facts?.Frameworks is { Count: > 0 } frameworks)
                yield return $"It uses {Listed(frameworks)}";
        }
    }

    public string? TestCommand => (evidence.Facts?.Commands ?? []).FirstOrDefault(command => command.Purpose is CommandPurpose.Test)?.Command;

    public string Share(int lines) => (lines / (double)Math.Max(1, Lines)).ToString("0%", CultureInfo.InvariantCulture).Replace(" ", "",
        StringComparison.Ordinal);

    public int MedianLines => Facts.Components.Select(component => component.Lines).Order().ElementAt(Facts.Components.Count / 2);

    /// <summary>Who imports a component, with a verb that fits: <c>model and vet import it</c>.</summary>
    public string Users(string name) => ImportersOf(name) is { Count: > 0 } users ? $"{Listed(users)} {(users.Count == 1 ? "imports" : "import")} it"
        : "no component imports it";

    public static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Counted(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    public static string Listed(IReadOnlyList<string> names, string and = "and") => names.Count switch
    {
        0 => "nothing",
        1 => names[0],
        <= MostListed => $"{string.Join(", ", names.Take(names.Count - 1))} {and} {names[^1]}",
        _ => $"{string.Join(", ", names.Take(MostListed))} {and} {names.Count - MostListed} more",
    };
}

using Maestro.Core.Evidence;
using Maestro.Core.Results;
using static Maestro.Models.Builtin.Structure.StructureNotes;

namespace Maestro.Models.Builtin.Structure;

/// <summary>Says what the structure is, or whether it holds, from the graph as a whole.</summary>
internal sealed class WholeDecision(StructureNotes notes)
{
    private const int MostRisks = 6;

    private readonly ArchitectureFacts facts = notes.Facts;

    private int Faults => facts.Cycles.Count + facts.BrokenLayers.Count;

    public ArchitectureDraft Draw()
    {
        var top = facts.Components.Where(component => component.Layer == facts.Components[0].Layer).Select(component => component.Name).ToList();
        var decision = facts.Components.Count == 1 ? $"{notes.Shape}."
            : $"{notes.Shape}. {Listed(top)} {(top.Count == 1 ? "stands" : "stand")} at the top{Bottom}. {Subject}{Verdict}";
        return Draft(decision.TrimEnd());
    }

    public ArchitectureDraft Assess() => Draft($"{Verdict} {notes.Shape}.");

    private string Bottom => facts.Components.MaxBy(component => component.FanIn) is { FanIn: > 0 } most
        ? $", and most rests on {most.Name} ({Counted(most.FanIn, "component imports", "components import")} it)" : "";

    private string Subject => facts.Subjects is [{ } subject, ..]
        ? $"{subject.Component} imports {Listed(notes.ImportedBy(subject.Component))} and is imported by {Listed(notes.ImportersOf(subject.Component))}. " : "";

    private string Verdict => Faults > 0 && facts.Cycles.Count > 0
        ? $"The layering does not hold: {Counted(facts.Cycles.Count, "circle", "circles")} with {Counted(facts.Cycles.Sum(cycle => cycle.Components.Count), "component", "components")}."
        : Faults > 0 ? $"The layering does not hold: {Counted(facts.BrokenLayers.Count, "dependency goes", "dependencies go")} against it."
        : facts.Dependencies.Count > 0 ? "The layering holds: no import goes upwards, and there is no circle." : "No component imports another.";

    private ArchitectureDraft Draft(string decision)
    {
        List<string> risks = [.. notes.Broken, .. notes.Hubs, .. notes.Heavy, .. notes.Untested];
        return new ArchitectureDraft(decision, Reasons(), Approach(), [.. risks.Take(MostRisks)], [.. Constraints(), .. notes.Project], Level, LevelReason,
            Alternatives(), Recommendations());
    }

    private IReadOnlyList<string> Reasons() => facts.Dependencies.Count == 0
        ? [.. facts.Components.OrderByDescending(component => component.Lines).Take(3).Select(component =>
            $"{component.Name}: {Number(component.Lines)} lines, {notes.Share(component.Lines)} of the code; it imports no other component, and none imports it")]
        :
    [
        .. facts.Components.Where(component => component.FanIn + component.FanOut > 0).OrderByDescending(component => component.FanIn + component.FanOut)
            .Take(3)
            .Select(component => $"{component.Name}: imports {component.FanOut}, imported by {component.FanIn}, {Counted(component.Files, "file", "files")}{(component.Central is { } central && central != component.Path ? $", most used file {central}" : "")}"),
        .. facts.Dependencies.OrderByDescending(edge => edge.Imports).Take(1).Where(edge => edge.Imports > 1)
            .Select(edge => $"The strongest dependency is {edge.From} → {edge.To} with {edge.Imports} imports, such as {edge.Example}"),
    ];

    /// <summary>The longest way down, which is the order in which to read the code.</summary>
    private string Approach()
    {
        if (facts.Dependencies.Count == 0)
            return facts.Components.Count == 1 ? $"Read {facts.Components[0].Central ?? facts.Components[0].Name} first."
                : $"Read the components one by one; none needs another: {Listed([.. facts.Components.Select(component => component.Name)])}.";
        var way = new List<Component> { facts.Components[0] };
        while (facts.Dependencies.Where(edge => edge.From == way[^1].Name).Select(edge => notes.Component(edge.To)).Where(next => next.Layer < way[^1]
            .Layer).MaxBy(next => next.Layer) is { } next)
            way.Add(next);
        var read = way.Count == 1 ? $"Read {way[0].Name} first."
            : $"Read it from top to bottom: {string.Join(" → ", way.Select(component => component.Name))}.";
        var cuts = notes.Cuts.ToList();
        return cuts.Count == 0 ? read : $"{read}\nThen mend the layering:\n{string.Join('\n', cuts.Select((cut, i) => $"{i + 1}. {cut}"))}";
    }

    private IEnumerable<string> Constraints() => facts.Cycles.Count > 0 || facts.Dependencies.Count == 0 ? []
        : [$"Imports go downwards through {facts.Components[0].Layer + 1} layers; at the bottom, and importing no other: {Listed([.. facts.Components.Where(component => component.Layer == 0 && component.FanIn > 0).Select(component => component.Name)])}"];

    private string Level => facts.Cycles.Any(cycle => cycle.Components.Count > 3) || facts.Components.Count > 15 ? "high" : Faults > 0
        || facts.Dependencies.Count > 2 * facts.Components.Count ? "medium" : "low";

    private string LevelReason =>
        $"{Counted(facts.Components.Count, "component", "components")}, {Counted(facts.Dependencies.Count, "dependency", "dependencies")}, {Counted(facts.Cycles.Count, "circle", "circles")}, {Counted(facts.Components[0].Layer + 1, "layer", "layers")}";

    private List<ArchitectureAlternative> Alternatives()
    {
        var others = facts.Cycles.Take(2).Select(cycle => new ArchitectureAlternative(
            $"Make one component of {Listed(cycle.Components)}", $"they reach each other already; {cycle.Weakest.From} → {cycle.Weakest.To} need not be cut",
            $"it would have {Number(cycle.Components.Sum(name => notes.Component(name).Lines))} lines in {Counted(cycle.Components.Sum(name => notes.Component(name).Files), "file", "files")}")).ToList();
        if (facts.Components.Count > 2 && facts.Components.MaxBy(component => component.Lines) is { Files: > 3 } largest)
            others.Add(new ArchitectureAlternative($"Take {largest.Name} apart", $"it holds {notes.Share(largest.Lines)} of the code", largest.FanIn == 0
                ? "no component imports it, so that only it would gain" : $"{notes.Users(largest.Name)} and would have to be looked at"));
        others.Add(new ArchitectureAlternative(
            "Leave it as it is", Faults == 0 ? $"all {Counted(facts.Dependencies.Count, "dependency goes", "dependencies go")} downwards"
                : "nothing has to be moved",
            Faults == 0 ? notes.Hubs.FirstOrDefault() ?? notes.Untested.FirstOrDefault() ?? ""
                : $"{Counted(Faults, "place", "places")} against the layering stay"));
        return others;
    }

    private List<string> Recommendations()
    {
        List<string> first = [.. notes.Cuts.Take(3), .. notes.Untested.Select(line => $"{line}: begin with tests there before something is moved")];
        return first.Count > 0 ? first : facts.Components.MaxBy(component => component.FanIn) is { FanIn: > 0 } most
            ? [$"Keep what {most.Name} declares small and stable: {Listed(notes.ImportersOf(most.Name))} {(most.FanIn == 1 ? "rests" : "rest")} on it"]
                : [$"Nothing has to be changed in {notes.Name} for the sake of its structure"];
    }
}

using Maestro.Core.Evidence;
using Maestro.Core.Results;
using static Maestro.Models.Builtin.Structure.StructureNotes;

namespace Maestro.Models.Builtin.Structure;

/// <summary>Says where something belongs, from the files that match it and from who imports them.</summary>
internal sealed class PlaceDecision(TaskEvidence evidence, StructureNotes notes)
{
    private readonly ArchitectureFacts facts = notes.Facts;
    private readonly IReadOnlyList<RelevantFile> files = evidence.Files ?? [];

    public ArchitectureDraft Make() => facts.Subjects.Count > 0 ? Known(facts.Subjects[0]) : New();

    private ArchitectureDraft Known(ComponentSubject subject)
    {
        var place = notes.Component(subject.Component);
        var best = subject.Matches.Count > 0 ? subject.Matches[0] : place.Central ?? place.Path;
        var users = notes.ImportersOf(place.Name);
        var others = facts.Subjects.Skip(1).ToList();
        var there = Already(subject);
        var decision = (there is not null ? $"Part of it is there already: {there}. Extend that, in {place.Name}: {Why(place, subject)}."
            : $"It belongs into {place.Name}{(place.Files > 1 && best != place.Path ? $", beginning at {best}" : "")}: {Why(place, subject)}.")
            + (others.Count > 0 ? $" {Listed([.. others.Select(other => other.Component)])} {(others.Count == 1 ? "is" : "are")} concerned too." : "");
        return new ArchitectureDraft(
            decision, [.. Reasons(place, subject)], Approach(place, best, subject, there is not null), [.. Risks(place, subject, users)],
                [.. notes.DirectionOf(place), .. notes.Project],
            Level(place, others.Count), LevelReason(place, others.Count), [.. Alternatives(place, others, users)], [.. Recommendations(place, best)]);
    }

    /// <summary>What the best file declares under a name that has a word of the topic; null when nothing.</summary>
    private string? Already(ComponentSubject subject)
    {
        var stems = facts.Topic.Split(' ').Where(word => word.Length > 4).Select(word => word.EndsWith("ing", StringComparison.OrdinalIgnoreCase)
            ? word[..^3] : word.TrimEnd('s')).ToList();
        var file = files.FirstOrDefault(file => subject.Matches.Contains(file.Path));
        var symbols = file?.Symbols.Where(symbol => stems.Exists(stem => symbol.Contains(stem, StringComparison.OrdinalIgnoreCase))).Take(3).ToList();
        return symbols is { Count: > 0 } ? $"{file!.Path} declares {Listed(symbols)}" : null;
    }

    private string Why(Component place, ComponentSubject subject) => place.Files == 1 && files.Count > 1 && subject.Matches.Count > 0
        ? $"it is the best of the {files.Count} files that match \"{facts.Topic}\""
        : subject.Matches.Count > 0
        ? $"{subject.Matches.Count} of the {files.Count} files that match \"{facts.Topic}\" best {(subject.Matches.Count == 1 ? "is" : "are")} there{(subject.IsNamed ? ", and you named it" : "")}"
        : $"you named it, and no other code matches \"{facts.Topic}\" better";

    private IEnumerable<string> Reasons(Component place, ComponentSubject subject)
    {
        foreach (var file in files.Where(file => subject.Matches.Contains(file.Path)).Take(3))
            yield return $"{file.Path} ({Counted(file.Lines, "line", "lines")}){(file.Symbols.Count > 0 ? $" declares {Listed([.. file.Symbols.Take(3)])}" : "")}: {file.Reason}";
        yield return $"{place.Name} imports {Listed(notes.ImportedBy(place.Name))}; {notes.Users(place.Name)}";
    }

    private string Approach(Component place, string best, ComponentSubject subject, bool isThere)
    {
        var more = subject.Matches.Skip(1).Take(2).ToList();
        var folder = best.LastIndexOf('/') is > 0 and var slash ? best[..slash] : "the root folder";
        List<string> steps = [$"Read {best}{(more.Count > 0 ? $", then {Listed(more)}" : "")}."];
        if (isThere)
            steps.Add($"Extend what it declares; {(subject.UsedByFiles > 0 ? $"{Counted(subject.UsedByFiles, "file", "files")} outside import {place.Name} and see what changes." : $"nothing outside imports {place.Name}.")}");
        else
            steps.Add(subject.UsedByFiles > 0
            ? $"Write what is new into a file of its own in {folder} and call it from {best}, so that the {Counted(subject.UsedByFiles, "file", "files")} outside that {(subject.UsedByFiles == 1 ? "imports" : "import")} {place.Name} need not change."
            : $"Write what is new into a file of its own in {folder} and call it from {best}; nothing outside imports {place.Name}, so that nothing else has to change.");
        steps.Add(place.TestFiles > 0
            ? $"Extend the tests: {Counted(place.TestFiles, "test file reaches", "test files reach")} {place.Name} today."
            : $"Write the first test of {place.Name}: no test reaches it, directly or through others.");
        if (notes.TestCommand is { } command)
            steps.Add($"Check with `{command}`.");
        return string.Join('\n', steps.Select((step, i) => $"{i + 1}. {step}"));
    }

    private IEnumerable<string> Risks(Component place, ComponentSubject subject, IReadOnlyList<string> users)
    {
        if (subject.UsedByFiles > 0)
            yield return $"{Counted(subject.UsedByFiles, "file", "files")} in {Listed(users)} {(subject.UsedByFiles == 1 ? "imports" : "import")} {place.Name}: what it declares cannot change without them";
        if (notes.CycleOf(place.Name) is { } circle)
            yield return $"{place.Name} is in a circle with {Listed([.. circle.Components.Where(name => name != place.Name)])}: a change can come back to where it began";
        foreach (var layer in facts.BrokenLayers.Where(layer => layer.Dependency.From == place.Name || layer.Dependency.To == place.Name).Take(2))
            yield return $"{layer.Why} ({layer.Dependency.Example})";
        if (place.TestFiles == 0)
            yield return $"No test reaches {place.Name}, so that a mistake there is found late";
        if (files.Count > 0 && facts.Subjects.Count > 1)
            yield return $"\"{facts.Topic}\" touches {Listed([.. facts.Subjects.Select(known => known.Component)])}: it can end up in several places";
    }

    private string Level(Component place, int others) =>
        notes.CycleOf(place.Name) is not null && place.FanIn > 3 || place.FanIn * 2 > facts.Components.Count ? "high" : place.FanIn <= 2 && others == 0
            ? "low" : "medium";

    private string LevelReason(Component place, int others) =>
        $"{notes.Users(place.Name)}; {Counted(others, "other component is", "other components are")} concerned; it is {(notes.CycleOf(place.Name) is null ? "in no circle" : "in a circle")}";

    private IEnumerable<ArchitectureAlternative> Alternatives(Component place, List<ComponentSubject> others, IReadOnlyList<string> users)
    {
        foreach (var other in others.Select(other => (Subject: other, Component: notes.Component(other.Component))))
            yield return new ArchitectureAlternative(
                $"In {other.Component.Name}",
                    $"{Counted(other.Subject.Matches.Count, "file", "files")} of it {(other.Subject.Matches.Count == 1 ? "matches" : "match")}; {Counted(other.Component.FanIn, "component imports", "components import")} it, {place.FanIn} import {place.Name}",
                facts.Dependencies.Any(edge => edge.From == other.Component.Name && edge.To == place.Name)
                    ? $"{other.Component.Name} imports {place.Name}, which then could not use it"
                    : facts.Dependencies.Any(edge => edge.From == place.Name && edge.To == other.Component.Name)
                        ? $"{place.Name} imports it already, and {Counted(other.Component.FanIn, "component", "components")} in all would see it"
                    : $"{place.Name} does not import it today: a new dependency");
        yield return new ArchitectureAlternative(
            $"A component of its own, imported by {place.Name}", "it can be tested alone and turns no import round",
                $"one more beside {facts.Components.Count}, for {Counted(files.Count, "matching file", "matching files")}");
        if (users.Count > 1)
            yield return new ArchitectureAlternative($"In the callers, {Listed(users)}", $"{place.Name} stays as it is", $"the same in {users.Count} places");
    }

    private IEnumerable<string> Recommendations(Component place, string best)
    {
        if (place.TestFiles == 0)
            yield return $"Write a test for {best} before it is changed";
        if (notes.CycleOf(place.Name) is { } circle)
            yield return $"Open the circle first, at its weakest place: {circle.Weakest.Example}";
        yield return $"Decide the names and signatures in {best} first; {(place.FanIn == 0 ? "nothing outside rests on them yet" : $"{Listed(notes.ImportersOf(place.Name))} will see them")}";
    }

    private ArchitectureDraft New()
    {
        var top = facts.Components.MaxBy(component => component.FanOut)!;
        var beside = facts.Components.Where(component => component.Name != top.Name && component.Path.Length > 0).MaxBy(component => component.FanIn);
        var decision = $"Nothing in the code matches \"{facts.Topic}\": it is new here. Give it a component of its own{(beside is null ? "" : $" beside {beside.Path}")}, and let {top.Name} call it{(top.FanOut > 0 ? ", which imports most of the others" : "")}.";
        return new ArchitectureDraft(
            decision, [$"None of the {facts.CodeFiles} code files matches \"{facts.Topic}\"", $"{notes.Shape}",
                $"{top.Name} imports {Listed(notes.ImportedBy(top.Name))}; {notes.Users(top.Name)}"],
            $"1. Create the component with one small interface.\n2. Call it from {top.Central ?? top.Path switch { "" => top.Name, var path => path }}.\n3. Test it alone{(notes.TestCommand is { } command ? $", and check the whole with `{command}`" : "")}.",
            [.. notes.Broken.Concat(notes.Hubs).Take(3), $"It has no code to begin from in {notes.Name}, so that its size is unknown"],
            [$"It must not import {top.Name}, which calls it", .. notes.Project], "medium", "it is new, and one component would call it",
            [new ArchitectureAlternative($"Write it into {top.Name}", "no new component",
                $"{top.Name} already imports {Counted(top.FanOut, "component", "components")} and has {Number(top.Lines)} lines")],
            ["Say what it has to do, for whom and how much of it: the code holds no hint"]);
    }
}

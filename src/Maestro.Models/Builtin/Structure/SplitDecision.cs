using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Models.Builtin.Structure;

/// <summary>Says whether to take something apart, from how its files hold together.</summary>
internal sealed class SplitDecision(StructureNotes notes)
{
    private const int LongFile = 400;

    private readonly ArchitectureFacts facts = notes.Facts;

    public ArchitectureDraft Make() => facts.Subjects is [{ } subject, ..] ? Of(subject, notes.Component(subject.Component)) : Whole();

    private ArchitectureDraft Of(ComponentSubject subject, Component part)
    {
        if (part.Files == 1)
            return File(subject, part);
        var apart = subject.Groups.Where(group => group.Crossing == 0).ToList();
        if (apart.Count > 1)
            return Draft(
                subject, part, true, $"Yes: {part.Name} falls apart along its own imports into {StructureNotes.Listed([.. apart.Select(Named)])}; no import joins them.",
                [.. apart.Select((group, i) => $"{i + 1}. Move {StructureNotes.Listed(group.Files)} together; {StructureNotes.Counted(group.Inside, "import", "imports")} inside, none to the rest.")]);
        if (subject.Cheapest is { } piece && piece.Crossing <= piece.Count)
            return Draft(
                subject, part, true, $"Take out {piece.Name} alone: {StructureNotes.Counted(piece.Crossing, "import joins", "imports join")} it to the rest of {part.Name}. The rest holds together.",
                [$"1. Cut the {StructureNotes.Counted(piece.Crossing, "import", "imports")} between {piece.Name} and the rest.", $"2. Move it ({StructureNotes.Number(piece.Lines)} lines) into a component of its own."]);
        if (subject.InnerImports == 0)
            return Draft(
                subject, part, false, $"The imports do not say: the {part.Files} files of {part.Name} see each other without importing one another. {part.Name} is {notes.Share(part.Lines)} of the code, and {notes.Users(part.Name)}.",
                [$"Read {part.Central ?? part.Path} and decide by what its files are about; a model can do that (`@architect` with a provider)."]);
        return Draft(
            subject, part, false,
            $"No, not now: the {part.Files} files of {part.Name} import each other {StructureNotes.Counted(subject.InnerImports, "time", "times")} and hold together{(subject.Cheapest is { } best ? $"; even the loosest part, {best.Name}, hangs on the rest by {best.Crossing} imports" : "")}.",
            [subject.Cheapest is { } loosest ? $"Loosen {loosest.Name} first: bring its {loosest.Crossing} imports to and from the rest of {part.Name} down to one place." : $"Give {part.Name} folders by topic first; where the imports between two of them are few, it can be cut later."]);
    }

    private ArchitectureDraft File(ComponentSubject subject, Component part)
    {
        var largest = subject.Pieces is [{ } first, ..] ? first : null;
        var isOne = largest is not null && largest.Lines * 10 >= part.Lines * 6;
        var isLong = part.Lines >= LongFile && part.Lines >= 2 * notes.MedianLines;
        var size = $"{part.Name} has {StructureNotes.Number(part.Lines)} lines where the middle component has {StructureNotes.Number(notes.MedianLines)}";
        return Draft(
            subject, part, isLong, isLong ? $"Yes: {size}, and it imports {part.FanOut} others." : $"No: {size}; that is not much to take apart.",
            !isLong ? [$"Leave {part.Path} whole, and look again when it has grown past {LongFile} lines."]
                : isOne ? [$"1. {largest!.Name} is {StructureNotes.Number(largest.Lines)} of its lines, with {StructureNotes.Counted(largest.Members, "member", "members")}: find those that use the same fields and move them into a type of their own beside it.", $"2. Let {largest.Name} hand on to it, so that {Stays(subject, part)}."]
                : [$"1. Move {StructureNotes.Listed([.. subject.Pieces.Take(3).Select(piece => $"{piece.Name} (line {piece.Line}, {StructureNotes.Number(piece.Lines)} lines)")])} into files of their own.", $"2. Let {part.Name} pass on what is used from outside, so that {Stays(subject, part)}."]);
    }

    private static string Stays(ComponentSubject subject, Component part) => subject.UsedByFiles switch
    {
        0 => $"whoever uses {part.Name} need not change",
        1 => "the one file that imports it need not change",
        var files => $"the {StructureNotes.Number(files)} files that import it need not change",
    };

    private ArchitectureDraft Whole()
    {
        var parts = facts.Components.Where(component => component.Lines >= 20).Select(component => (Component: component, Crossing: facts.Dependencies.Where(edge => edge.From == component.Name || edge.To == component.Name).Sum(edge => edge.Imports)))
            .OrderBy(part => part.Crossing / (double)part.Component.Lines).ToList();
        var alone = parts.Where(part => part.Crossing == 0).Select(part => part.Component.Name).ToList();
        var imports = facts.Dependencies.Sum(edge => edge.Imports);
        if (facts.Components.Count < 3 || parts.Count == 0)
            return new WholeDecision(notes).Assess() with { Decision = $"No: {notes.Shape}. That is not enough to take apart.", Complexity = "low", ComplexityReason = notes.Shape };
        var decision = alone.Count > 1
            ? $"{StructureNotes.Listed(alone)} share no import with the rest and can stand alone; keep the others together."
            : $"Keep it in one piece: {StructureNotes.Counted(imports, "import joins", "imports join")} the {facts.Components.Count} components{(facts.Cycles.Count > 0 ? $", {facts.Cycles.Sum(cycle => cycle.Components.Count)} of them in {StructureNotes.Counted(facts.Cycles.Count, "circle", "circles")}" : "")}. {parts[0].Component.Name} would come out most cheaply, by cutting {StructureNotes.Counted(parts[0].Crossing, "import", "imports")} for {StructureNotes.Number(parts[0].Component.Lines)} lines.";
        var whole = new WholeDecision(notes).Assess();
        var most = parts.MaxBy(part => part.Crossing);
        return whole with
        {
            Decision = decision,
            Reasons = [.. parts.Take(3).Select(part => $"{part.Component.Name}: {StructureNotes.Counted(part.Crossing, "import", "imports")} to and from others for {StructureNotes.Number(part.Component.Lines)} lines"), .. whole.Reasons.Take(2)],
            Approach = alone.Count > 1 ? $"1. Build and test {StructureNotes.Listed(alone)} one by one: no import has to be cut.\n2. Look for what joins them besides imports, such as addresses, files and tables, before they run alone." : $"1. Make {parts[0].Component.Name} talk to the others through one file: {StructureNotes.Counted(parts[0].Crossing, "import crosses", "imports cross")} its border now.\n2. Build and test it alone.\n3. Only then decide whether it should run alone.",
            Alternatives = [new ArchitectureAlternative($"Take out {most.Component.Name}", $"it is {notes.Share(most.Component.Lines)} of the code", $"{StructureNotes.Counted(most.Crossing, "import crosses", "imports cross")} its border"), .. whole.Alternatives.Take(2)],
        };
    }

    private ArchitectureDraft Draft(ComponentSubject subject, Component part, bool isSplit, string decision, IReadOnlyList<string> steps)
    {
        var users = notes.ImportersOf(part.Name);
        var circle = notes.CycleOf(part.Name);
        return new ArchitectureDraft(
            decision,
            [
                $"{part.Name}: {StructureNotes.Counted(part.Files, "file", "files")}, {StructureNotes.Number(part.Lines)} lines, {notes.Share(part.Lines)} of the code",
                $"{(subject.UsedByFiles == 0 ? "No file outside imports it" : $"{StructureNotes.Counted(subject.UsedByFiles, "file outside imports", "files outside import")} it, in {StructureNotes.Listed(users)}")}; it imports {StructureNotes.Listed(notes.ImportedBy(part.Name))}",
                .. subject.InnerImports > 0 ? [$"{StructureNotes.Counted(subject.InnerImports, "import", "imports")} inside it"] : Array.Empty<string>(),
            ],
            string.Join('\n', steps.Concat(isSplit && notes.TestCommand is { } command ? [$"{steps.Count + 1}. Run `{command}` after each step."] : [])),
            [
                .. isSplit && subject.UsedByFiles > 0 ? [$"{StructureNotes.Counted(subject.UsedByFiles, "file outside has", "files outside have")} to follow what is moved"] : Array.Empty<string>(),
                .. circle is not null ? [$"{part.Name} is in a circle with {StructureNotes.Listed([.. circle.Components.Where(name => name != part.Name)])}: parts of it would stay in it"] : Array.Empty<string>(),
                .. part.TestFiles == 0 ? [$"No test reaches {part.Name}"] : Array.Empty<string>(),
                .. !isSplit && part.FanIn > 0 ? [$"{part.Name} keeps growing while {StructureNotes.Counted(part.FanIn, "component rests", "components rest")} on it"] : Array.Empty<string>(),
            ],
            [.. notes.DirectionOf(part), .. notes.Project], Level(part, circle is not null, isSplit), $"{notes.Users(part.Name)}; it is {(circle is null ? "in no circle" : "in a circle")}",
            [
                isSplit ? new ArchitectureAlternative($"Leave {part.Name} whole", "nothing has to be moved", $"it stays at {StructureNotes.Number(part.Lines)} lines, {notes.Share(part.Lines)} of the code")
                    : new ArchitectureAlternative($"Split {part.Name} all the same", $"it is {notes.Share(part.Lines)} of the code", subject.InnerImports > 0 ? $"some of its {StructureNotes.Counted(subject.InnerImports, "import", "imports")} become dependencies between components" : $"{StructureNotes.Counted(subject.UsedByFiles, "file outside has", "files outside have")} to be looked at"),
                .. subject.Cheapest is { } piece ? [new ArchitectureAlternative($"Take out {piece.Name} alone", $"{StructureNotes.Counted(piece.Count, "file", "files")}, {StructureNotes.Number(piece.Lines)} lines", $"{StructureNotes.Counted(piece.Crossing, "import has", "imports have")} to be cut")] : Array.Empty<ArchitectureAlternative>(),
            ],
            [.. circle is not null ? [$"Open the circle first: {circle.Weakest.Example}"] : Array.Empty<string>(), .. part.TestFiles == 0 ? [$"Write tests for {part.Central ?? part.Path} first"] : new[] { $"The {StructureNotes.Counted(part.TestFiles, "test file that reaches", "test files that reach")} {part.Name} show whether a step broke something" }]);
    }

    private string Level(Component part, bool isInCircle, bool isSplit) => !isSplit ? "low" : isInCircle || part.FanIn * 2 > facts.Components.Count ? "high" : part.FanIn > 2 ? "medium" : "low";

    private static string Named(ComponentPart part) => $"{part.Name} and {StructureNotes.Counted(part.Count - 1, "other file", "other files")}";
}

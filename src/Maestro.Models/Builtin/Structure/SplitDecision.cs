using Maestro.Core.Evidence;
using Maestro.Core.Results;
using static Maestro.Models.Builtin.Structure.StructureNotes;

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
                subject, part, true, $"Yes: {part.Name} falls apart along its own imports into {Listed([.. apart.Select(Named)])}; no import joins them.",
                [.. apart.Select((group, i) =>
                    $"{i + 1}. Move {Listed(group.Files)} together; {Counted(group.Inside, "import", "imports")} inside, none to the rest.")]);
        if (subject.Cheapest is { } piece && piece.Crossing <= piece.Count)
            return Draft(
                subject, part, true, $"Take out {piece.Name} alone: {Counted(piece.Crossing, "import joins", "imports join")} it to the rest of {part.Name}. The rest holds together.",
                [$"1. Cut the {Counted(piece.Crossing, "import", "imports")} between {piece.Name} and the rest.",
                    $"2. Move it ({Number(piece.Lines)} lines) into a component of its own."]);
        if (subject.InnerImports == 0)
            return Draft(
                subject, part, false,
                    $"The imports do not say: the {part.Files} files of {part.Name} see each other without importing one another. {part.Name} is {notes.Share(part.Lines)} of the code, and {notes.Users(part.Name)}.",
                [$"Read {part.Central ?? part.Path} and decide by what its files are about; a model can do that (`@architect` with a provider)."]);
        return Draft(
            subject, part, false,
            $"No, not now: the {part.Files} files of {part.Name} import each other {Counted(subject.InnerImports, "time", "times")} and hold together{(subject.Cheapest is { } best ? $"; even the loosest part, {best.Name}, hangs on the rest by {best.Crossing} imports" : "")}.",
            [subject.Cheapest is { } loosest
                ? $"Loosen {loosest.Name} first: bring its {loosest.Crossing} imports to and from the rest of {part.Name} down to one place."
                : $"Give {part.Name} folders by topic first; where the imports between two of them are few, it can be cut later."]);
    }

    private ArchitectureDraft File(ComponentSubject subject, Component part)
    {
        var largest = subject.Pieces is [{ } first, ..] ? first : null;
        var isOne = largest is not null && largest.Lines * 10 >= part.Lines * 6;
        var isLong = part.Lines >= LongFile && part.Lines >= 2 * notes.MedianLines;
        var size = $"{part.Name} has {Number(part.Lines)} lines where the middle component has {Number(notes.MedianLines)}";
        return Draft(
            subject, part, isLong, isLong ? $"Yes: {size}, and it imports {part.FanOut} others." : $"No: {size}; that is not much to take apart.",
            !isLong ? [$"Leave {part.Path} whole, and look again when it has grown past {LongFile} lines."]
                : isOne ? [$"1. {largest!.Name} is {Number(largest.Lines)} of its lines, with {Counted(largest.Members, "member", "members")}: find those that use the same fields and move them into a type of their own beside it.", $"2. Let {largest.Name} hand on to it, so that {Stays(subject, part)}."]
                : [$"1. Move {Listed([.. subject.Pieces.Take(3).Select(piece => $"{piece.Name} (line {piece.Line}, {Number(piece.Lines)} lines)")])} into files of their own.", $"2. Let {part.Name} pass on what is used from outside, so that {Stays(subject, part)}."]);
    }

    private static string Stays(ComponentSubject subject, Component part) => subject.UsedByFiles switch
    {
        0 => $"whoever uses {part.Name} need not change",
        1 => "the one file that imports it need not change",
        var files => $"the {Number(files)} files that import it need not change",
    };

    private ArchitectureDraft Whole()
    {
        var parts = facts.Components.Where(component => component.Lines >= 20).Select(component => (Component: component,
            Crossing: facts.Dependencies.Where(edge => edge.From == component.Name || edge.To == component.Name).Sum(edge => edge.Imports)))
            .OrderBy(part => part.Crossing / (double)part.Component.Lines).ToList();
        var alone = parts.Where(part => part.Crossing == 0).Select(part => part.Component.Name).ToList();
        var imports = facts.Dependencies.Sum(edge => edge.Imports);
        if (facts.Components.Count < 3 || parts.Count == 0)
            return new WholeDecision(notes).Assess() with
            {
                Decision = $"No: {notes.Shape}. That is not enough to take apart.",
                Complexity = "low",
                ComplexityReason = notes.Shape
            };
        var decision = alone.Count > 1
            ? $"{Listed(alone)} share no import with the rest and can stand alone; keep the others together."
            : $"Keep it in one piece: {Counted(imports, "import joins", "imports join")} the {facts.Components.Count} components{Circles()}. "
                + $"{parts[0].Component.Name} would come out most cheaply, by cutting {Counted(parts[0].Crossing, "import", "imports")} "
                + $"for {Number(parts[0].Component.Lines)} lines.";
        var whole = new WholeDecision(notes).Assess();
        var most = parts.MaxBy(part => part.Crossing);
        return whole with
        {
            Decision = decision,
            Reasons = [.. parts.Take(3).Select(part =>
                $"{part.Component.Name}: {Counted(part.Crossing, "import", "imports")} to and from others for {Number(part.Component.Lines)} lines"),
                .. whole.Reasons.Take(2)],
            Approach = alone.Count > 1
                ? $"1. Build and test {Listed(alone)} one by one: no import has to be cut.\n"
                    + "2. Look for what joins them besides imports, such as addresses, files and tables, before they run alone."
                : $"1. Make {parts[0].Component.Name} talk to the others through one file: "
                    + $"{Counted(parts[0].Crossing, "import crosses", "imports cross")} its border now.\n"
                    + "2. Build and test it alone.\n3. Only then decide whether it should run alone.",
            Alternatives = [new ArchitectureAlternative($"Take out {most.Component.Name}", $"it is {notes.Share(most.Component.Lines)} of the code",
                $"{Counted(most.Crossing, "import crosses", "imports cross")} its border"), .. whole.Alternatives.Take(2)],
        };
    }

    private string Circles() => facts.Cycles.Count == 0 ? ""
        : $", {facts.Cycles.Sum(cycle => cycle.Components.Count)} of them in {Counted(facts.Cycles.Count, "circle", "circles")}";

    private ArchitectureDraft Draft(ComponentSubject subject, Component part, bool isSplit, string decision, IReadOnlyList<string> steps)
    {
        var users = notes.ImportersOf(part.Name);
        var circle = notes.CycleOf(part.Name);
        return new ArchitectureDraft(
            decision,
            [
                $"{part.Name}: {Counted(part.Files, "file", "files")}, {Number(part.Lines)} lines, {notes.Share(part.Lines)} of the code",
                subject.UsedByFiles == 0 ? $"No file outside imports it; it imports {Listed(notes.ImportedBy(part.Name))}"
                    : $"{Counted(subject.UsedByFiles, "file outside imports", "files outside import")} it, in {Listed(users)}; "
                        + $"it imports {Listed(notes.ImportedBy(part.Name))}",
                .. subject.InnerImports > 0 ? [$"{Counted(subject.InnerImports, "import", "imports")} inside it"] : Array.Empty<string>(),
            ],
            string.Join('\n', steps.Concat(isSplit && notes.TestCommand is { } command ? [$"{steps.Count + 1}. Run `{command}` after each step."] : [])),
            [
                .. isSplit && subject.UsedByFiles > 0
                    ? [$"{Counted(subject.UsedByFiles, "file outside has", "files outside have")} to follow what is moved"] : Array.Empty<string>(),
                .. circle is not null
                    ? [$"{part.Name} is in a circle with {Listed([.. circle.Components.Where(name => name != part.Name)])}: parts of it would stay in it"]
                    : Array.Empty<string>(),
                .. part.TestFiles == 0 ? [$"No test reaches {part.Name}"] : Array.Empty<string>(),
                .. !isSplit && part.FanIn > 0 ? [$"{part.Name} keeps growing while {Counted(part.FanIn, "component rests", "components rest")} on it"]
                    : Array.Empty<string>(),
            ],
            [.. notes.DirectionOf(part), .. notes.Project], Level(part, circle is not null, isSplit),
                $"{notes.Users(part.Name)}; it is {(circle is null ? "in no circle" : "in a circle")}",
            [
                isSplit ? new ArchitectureAlternative($"Leave {part.Name} whole", "nothing has to be moved",
                    $"it stays at {Number(part.Lines)} lines, {notes.Share(part.Lines)} of the code")
                    : new ArchitectureAlternative($"Split {part.Name} all the same", $"it is {notes.Share(part.Lines)} of the code",
                        subject.InnerImports > 0
                        ? $"some of its {Counted(subject.InnerImports, "import", "imports")} become dependencies between components"
                        : $"{Counted(subject.UsedByFiles, "file outside has", "files outside have")} to be looked at"),
                .. subject.Cheapest is { } piece ? [new ArchitectureAlternative($"Take out {piece.Name} alone",
                    $"{Counted(piece.Count, "file", "files")}, {Number(piece.Lines)} lines",
                    $"{Counted(piece.Crossing, "import has", "imports have")} to be cut")] : Array.Empty<ArchitectureAlternative>(),
            ],
            [.. circle is not null ? [$"Open the circle first: {circle.Weakest.Example}"] : Array.Empty<string>(), .. part.TestFiles == 0
                ? [$"Write tests for {part.Central ?? part.Path} first"]
                : new[] { $"The {Counted(part.TestFiles, "test file that reaches", "test files that reach")} {part.Name} show whether a step broke something" }]);
    }

    private string Level(Component part, bool isInCircle, bool isSplit) => !isSplit ? "low" : isInCircle || part.FanIn * 2 > facts.Components.Count ? "high"
        : part.FanIn > 2 ? "medium" : "low";

    private static string Named(ComponentPart part) => $"{part.Name} and {Counted(part.Count - 1, "other file", "other files")}";
}

using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>A typed result as lines for a person, made for each agent.</summary>
public static class ResultLines
{
    /// <summary>Lines of at most <paramref name="width"/> cells where the content allows it.</summary>
    public static IReadOnlyList<StyledLine> Of(AgentResult result, int width) => result switch
    {
        AssistantResult assistant => [.. Plain(assistant.Answer)],
        PlannerResult planner => PlanLines.Of(planner.Plan, width),
        ExplorerResult explorer => ExplorerLines.Of(explorer, width),
        ExecutorResult executor => ExecutorLines.Of(executor, width),
        PerformanceResult performance => PerformanceLines.Of(performance, width),
        SecurityResult security => SecurityLines.Of(security, width),
        ReviewerResult review => ReviewLines.Of(review, width),
        RefactorerResult refactorer => RefactorerLines.Of(refactorer, width),
        ArchitectResult architect => ArchitectLines.Of(architect, width),
        DocumentationResult documentation => DocumentationLines.Of(documentation, width),
        DevopsResult devops => DevopsLines.Of(devops, width),
        TestingResult testing => TestingLines.Of(testing, width),
        DataResult found => DataLines.Of(found, width),
        OwnResult own => OwnLines.Of(own.Data, width),
        UnknownResult unknown => [.. Plain(unknown.Data.ToString())],
        _ => throw new ArgumentException($"{result.GetType().Name} has no lines.", nameof(result)),
    };

    /// <summary>The lines of a text as they are, without control codes.</summary>
    internal static IEnumerable<StyledLine> Plain(string text, Tone tone = Tone.Plain) =>
        PlainText.Clean(text).TrimEnd().Split('\n').Select(line => StyledLine.Of(line, tone));

    /// <summary>A text broken between its words.</summary>
    public static IEnumerable<StyledLine> Wrapped(string text, int width, Tone tone = Tone.Plain) =>
        TextWrap.Lines(PlainText.Clean(text), Math.Max(2, width)).Select(line => StyledLine.Of(line, tone));

    /// <summary>Sections begin and end with an empty line; where two meet, one is enough.</summary>
    internal static IReadOnlyList<StyledLine> Collapsed(IReadOnlyList<StyledLine> lines) =>
        [.. lines.Where((line, i) => i == 0 || line.Text.Length > 0 || lines[i - 1].Text.Length > 0)];

    /// <summary>A title with its items; nothing when there are none.</summary>
    internal static IEnumerable<StyledLine> Section(string title, IReadOnlyCollection<string> items, int width) =>
        items.Count == 0 ? [] : [StyledLine.Empty, StyledLine.Of(title, Tone.Heading), .. items.SelectMany(item => Item(item, width))];

    internal static IEnumerable<StyledLine> Item(string item, int width)
    {
        var lead = "  - ";
        foreach (var line in TextWrap.Lines(PlainText.Clean(item), Math.Max(2, width - lead.Length)))
        {
            yield return new StyledLine([new TextRun(lead, Tone.Mark), new TextRun(line)]);
            lead = "    ";
        }
    }
}

using Maestro.Analysis.Checks;
using Maestro.Analysis.Delivery;
using Maestro.Core.Changes;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Agents.Devops;

/// <summary>How the files are after the run: what was written is checked like what was there.</summary>
internal sealed class DevopsEnd
{
    private readonly DeliverySurvey survey;
    private readonly List<ScanFile> looked;
    private readonly HashSet<string> written;
    private readonly IReadOnlyList<CodeFinding> now;

    public DevopsEnd(DeliverySurvey survey, ChangePlan? plan, IReadOnlyList<FileDraft> drafts)
    {
        this.survey = survey;
        var changes = plan?.Changes ?? [];
        written = changes.Select(change => change.Shown).ToHashSet(StringComparer.Ordinal);
        var texts = drafts.Where(draft => written.Contains(draft.Path)).ToList();
        looked = [.. survey.Scope.Where(file => !written.Contains(file.Path)), .. texts.Select(draft => new ScanFile(draft.Path, draft.Content, false))];
        var tree = survey.Tree.With(texts.Select(draft => KeyValuePair.Create(draft.Path, draft.Content)));
        now = DeliveryScan.Run(tree, looked, survey.Ports with { HasProbes = survey.Ports.HasProbes || looked.Exists(file => Kind(file) is DeliveryKind.Kubernetes) }, CancellationToken.None).Findings;
        Files =
        [
            .. changes.Select(change => new DevopsFile(
                change.Shown, KindOf(change.Shown, texts.Find(draft => draft.Path == change.Shown)?.Content ?? ""), change.Kind.ToString().ToLowerInvariant(),
                texts.Find(draft => draft.Path == change.Shown)?.Description ?? "", change.Diff.Text)),
            .. survey.Scope.Where(file => !written.Contains(file.Path)).Select(file => new DevopsFile(file.Path, KindOf(file.Path, file.Text), "read", "")),
        ];
    }

    public IReadOnlyList<DevopsFile> Files { get; }

    /// <summary>The checks of the program itself, one for each file.</summary>
    public IEnumerable<DevopsCheck> Checks => looked.Where(file => IsChecked(Kind(file))).Select(file => (file.Path, Faults: now.Count(finding => finding.File == file.Path && finding.Severity >= FindingSeverity.Medium), All: now.Count(finding => finding.File == file.Path)))
        .Select(file => new DevopsCheck("maestro", file.Path, null, file.Faults > 0 ? DevopsCheck.Failed : DevopsCheck.Passed, file.All == 0 ? "nothing was found" : $"{file.All} {(file.All == 1 ? "finding" : "findings")}, {file.Faults} of them medium or worse"));

    public IReadOnlyList<(string Path, DeliveryKind Kind)> Linted =>
        [.. looked.Select(file => (file.Path, Kind(file))).OrderByDescending(file => written.Contains(file.Path))];

    /// <summary>What is wrong with the files as they are now: of those that were not touched also what a model said.</summary>
    public IReadOnlyList<DevopsFinding> Findings(IReadOnlyList<CodeFinding> before) =>
    [
        .. now.Where(finding => written.Contains(finding.File)).Concat(before.Where(finding => !written.Contains(finding.File)))
        .OrderByDescending(finding => finding.Severity)
            .ThenByDescending(finding => finding.Confidence).ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)
            .Select(finding => new DevopsFinding(
                finding.Rule, finding.Severity, finding.File, finding.Line, finding.Message, finding.Explanation, finding.Fix, finding.Confidence, finding.Source)),
    ];

    private static bool IsChecked(DeliveryKind kind) => kind is not (DeliveryKind.None or DeliveryKind.Ignore);

    private static DeliveryKind Kind(ScanFile file) => DeliveryKinds.Of(file.Path, file.Text);

    private static string KindOf(string path, string text) => DeliveryKinds.Of(path, text) switch
    {
        DeliveryKind.None => "other",
        DeliveryKind.Ignore => "dockerignore",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}

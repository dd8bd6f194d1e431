using System.Globalization;

namespace Maestro.Testing.Samples;

/// <summary>Counts which planted faults were found, and what was found that is none.</summary>
public sealed class Hits
{
    private readonly List<string> missed = [];
    private readonly List<string> falseAlarms = [];
    private int right;

    public double Precision => right + falseAlarms.Count == 0 ? 0 : (double)right / (right + falseAlarms.Count);

    public double Recall => right + missed.Count == 0 ? 0 : (double)right / (right + missed.Count);

    /// <param name="found">Each finding once, as the planted fault that it would be.</param>
    public void Add(string project, IReadOnlyCollection<PlantedFault> planted, IReadOnlyCollection<PlantedFault> found)
    {
        right += planted.Count(found.Contains);
        missed.AddRange(planted.Where(fault => !found.Contains(fault)).Select(fault => $"{project}/{fault.File}:{fault.Line} {fault.Rule}"));
        falseAlarms.AddRange(found.Where(fault => !planted.Contains(fault)).Select(fault => $"{project}/{fault.File}:{fault.Line} {fault.Rule}"));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {right} found, {missed.Count} missed, {falseAlarms.Count} false alarms: precision {Precision:0.00}, recall {Recall:0.00}
        missed: {string.Join(", ", missed.DefaultIfEmpty("none"))}
        false alarms: {string.Join(", ", falseAlarms.DefaultIfEmpty("none"))}
        """);
}

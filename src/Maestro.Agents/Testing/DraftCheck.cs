using System.Text;
using Maestro.Analysis.Source;
using Maestro.Analysis.Testing;
using Maestro.Core.Changes;

namespace Maestro.Agents.Testing;

/// <summary>Holds what a model has drafted against what tests must be: in files of tests alone, each with an assertion.</summary>
internal static class DraftCheck
{
    private const string RustTests = "#[cfg(test)]";

    /// <summary>What is wrong with a change, each in a line for the model; empty when it may be run.</summary>
    public static IReadOnlyList<string> Problems(PlannedChange change)
    {
        if (change.After is null)
            return [$"{change.Shown} was deleted. Put it back: only tests are added."];
        if (!IsTest(change))
            return [$"{change.Shown} is no file of tests. Take that change back: only tests may be written."];
        return [.. NewTests(change).Where(test => !test.Asserts).Select(test =>
            $"{change.Shown}:{test.Line}: {test.Name} asserts nothing, so it can not fail.")];
    }

    /// <summary>The tests that a change adds or alters.</summary>
    public static IReadOnlyList<(string Name, int Line, bool Asserts)> NewTests(PlannedChange change)
    {
        if (change.After is null)
            return [];
        var (before, after) = (Lines(change.Before), Lines(change.After));
        var tests = WrittenTests.Of(change.Shown, string.Join('\n', after));
        var added = LineDiff.Of(before, after).Where(edit => edit.Kind is LineEditKind.Added).Select(edit => edit.New + 1).ToHashSet();
        return [.. tests.Index().Where(test => added.Any(line => line >= test.Item.Line
            && line < (test.Index + 1 < tests.Count ? tests[test.Index + 1].Line : int.MaxValue))).Select(test => test.Item)];
    }

    private static bool IsTest(PlannedChange change)
    {
        if (TestPaths.IsTest(change.Shown) || change.Shown.EndsWith("conftest.py", StringComparison.Ordinal))
            return true;
        if (!change.Shown.EndsWith(".rs", StringComparison.Ordinal) || change.Before is null)
            return false;
        // Tests of Rust stand at the end of the file that they test.
        var (before, after) = (Text(change.Before), Text(change.After!));
        var code = before.IndexOf(RustTests, StringComparison.Ordinal) is var at && at >= 0 ? before[..at] : before;
        return after.StartsWith(code.TrimEnd(), StringComparison.Ordinal) && after[code.TrimEnd().Length..].TrimStart()
            .StartsWith(RustTests, StringComparison.Ordinal);
    }

    private static string Text(FileContent content) => Encoding.UTF8.GetString(content.Bytes.Span);

    private static string[] Lines(FileContent? content) => content is null ? [] : Text(content).Split('\n');
}

using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Reads what <c>go test -v</c> prints; a test with tests inside does not count.</summary>
internal static partial class GoTests
{
    public static IReadOnlyList<TestOutcome> Read(IReadOnlyList<string> lines)
    {
        var found = new List<TestOutcome>();
        var ofPackage = new List<TestOutcome>();
        foreach (var line in lines)
        {
            if (Test().Match(line) is { Success: true } test)
                ofPackage.Add(new TestOutcome(test.Groups["name"].Value, TestOutcomes.End(test.Groups["end"].Value)));
            else if (Package().Match(line) is { Success: true } package)
                Close(package.Groups["name"].Value + ".");
        }

        Close("");
        return found;

        void Close(string prefix)
        {
            found.AddRange(ofPackage.Where(test => !ofPackage.Exists(other => other.Name.StartsWith($"{test.Name}/", StringComparison.Ordinal)))
                .Select(test => test with { Name = prefix + test.Name }));
            ofPackage.Clear();
        }
    }

    [GeneratedRegex(@"^\s*--- (?<end>PASS|FAIL|SKIP): (?<name>\S+) \(")]
    private static partial Regex Test();

    [GeneratedRegex(@"^(?:ok|FAIL)\s+(?<name>\S*[./]\S*|\w+)\s+[\d.(]")]
    private static partial Regex Package();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Testing.Samples;

/// <summary>A copy of a project with planted faults in a folder of its own, with what its comments say is wrong.</summary>
public sealed partial class SampleProject : IDisposable
{
    /// <summary>The projects under <c>tests/Samples</c>.</summary>
    public static readonly string[] Names = ["csharp", "python", "typescript"];

    /// <summary>Made up here, so that no scanner takes the samples for a leak.</summary>
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["AWS"] = "AKIA" + "Z7Q3X5T2W9K4M6P8",
        ["GITHUB"] = "ghp_" + "a8Fk2LmQ9xWz4RtY7uPc3VbN6sDh1JgE5oTi",
        ["STRIPE"] = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
        ["RANDOM"] = "q9Zt7Lw2" + "Xc8Vb4Nm6Kp3Rf5H",
        ["PASSWORD"] = "Tr0ub4dor" + "&3-h0rse",
    };

    private readonly TemporaryFolder folder = new();

    public SampleProject(string name)
    {
        var source = Path.Combine(Root(), "tests", "Samples", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(source, file).Replace('\\', '/');
            var text = Shape().Replace(File.ReadAllText(file), match => Shapes[match.Groups["shape"].Value]);
            folder.Write(path, text);
            Faults.AddRange(FaultsIn(path, text));
        }
    }

    public string Folder => folder.Path;

    public List<PlantedFault> Faults { get; } = [];

    public void Dispose() => folder.Dispose();

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Maestro.slnx")))
            at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("Maestro.slnx was not found above the tests.");
        return at;
    }

    private static IEnumerable<PlantedFault> FaultsIn(string path, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (Match mark in Mark().Matches(lines[i]))
                yield return new PlantedFault(
                    mark.Groups["topic"].Value, mark.Groups["rule"].Value, path,
                    i + 1 + (mark.Groups["below"] is { Success: true } below ? int.Parse(below.Value, CultureInfo.InvariantCulture) : 1));
    }

    [GeneratedRegex(@"(?://|#|--|<!--)\s*(?<topic>review|security|performance|devops|data|docs)(?:\+(?<below>\d))?: (?<rule>[\w-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\{\{SECRET:(?<shape>\w+)\}\}")]
    private static partial Regex Shape();
}

/// <summary>A fault that a sample says it has.</summary>
public sealed record PlantedFault(string Topic, string Rule, string File, int Line);

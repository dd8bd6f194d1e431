using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>What the readers of the stacks read from.</summary>
internal sealed partial record StackSources(DeliveryTree Tree, ProjectFacts Facts, IReadOnlyList<ScanFile> Files)
{
    private static readonly CommandPurpose[] Order = [CommandPurpose.Lint, CommandPurpose.Build, CommandPurpose.Test];

    private readonly Lazy<IReadOnlyList<ListeningPort>> ports = new(() => PortSearch.In(Files));

    /// <summary>The first port that the code of a folder names.</summary>
    public ListeningPort? PortIn(string folder, params string[] endings) =>
        ports.Value.FirstOrDefault(port => IsIn(folder, port.File) && Array.Exists(endings, end => port.File.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>The project's own lint, build and test commands that begin so, the first of each kind.</summary>
    public IReadOnlyList<ProjectCommand> Commands(params string[] programs) =>
        [.. Order.Select(purpose => Facts.Commands.FirstOrDefault(command => command.Purpose == purpose && Array.Exists(programs, program => Starts(command.Command, program)))).OfType<ProjectCommand>()];

    /// <summary>The path of a health check that a file of the folder names whole; what stands on a router may be reached below another path.</summary>
    public string? HealthIn(string folder, params string[] endings)
    {
        if (DeliveryFacts.HealthOf(Files, Facts)?.Split([" (", ":", ")"], StringSplitOptions.None) is not [var path, var file, var number, ..]
            || !IsIn(folder, file) || !Array.Exists(endings, end => file.EndsWith(end, StringComparison.Ordinal)) || !int.TryParse(number, out var line))
            return null;
        var text = Tree.Read(file)?.Split('\n') is { } lines && line <= lines.Length ? lines[line - 1] : "";
        return Routed().IsMatch(text) ? null : path;
    }

    public IEnumerable<ScanFile> FilesIn(string folder, string ending) =>
        Files.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal) && IsIn(folder, file.Path) && !file.IsTest);

    public string Text(string folder, string path) => Tree.Read(DeliveryTree.Joined(folder, path)) ?? "";

    public bool Has(string folder, string path) => Tree.HasFile(DeliveryTree.Joined(folder, path));

    /// <summary>Those of the names that are there.</summary>
    public IReadOnlyList<string> Present(string folder, params string[] names) => [.. names.Where(name => Has(folder, name))];

    public static bool IsIn(string folder, string path) => folder.Length == 0 || path.StartsWith($"{folder}/", StringComparison.Ordinal);

    /// <summary>Words as a JSON list.</summary>
    public static string Json(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(word => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}]";

    /// <summary>The version to use where a range is written: the usual one when it is allowed, else the number that stands there.</summary>
    public static string Within(string range, string usual)
    {
        var number = Number().Match(range);
        if (!number.Success)
            return usual;
        var isOpen = range.TrimStart().StartsWith('>');
        return isOpen && Compare(number.Value, usual) <= 0 ? usual : number.Value;
    }

    private static int Compare(string a, string b) => Version.Parse(a.Contains('.') ? a : $"{a}.0").CompareTo(Version.Parse(b.Contains('.') ? b : $"{b}.0"));

    private static bool Starts(string command, string program)
    {
        var plain = command.StartsWith("cd ", StringComparison.Ordinal) && command.IndexOf("&& ", StringComparison.Ordinal) is > 0 and var then
            ? command[(then + 3)..]
            : command;
        return plain == program || plain.StartsWith($"{program} ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"rout(?:er|es)\b|blueprint|\bbp\.|\bapi\.", RegexOptions.IgnoreCase)]
    private static partial Regex Routed();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();
}

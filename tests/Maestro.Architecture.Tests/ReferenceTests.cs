using System.Xml.Linq;

namespace Maestro.Architecture.Tests;

public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Models"] = ["Core"],
        ["Analysis"] = ["Core"],
        ["Storage"] = ["Core"],
        ["Presentation"] = ["Core"],
        ["Tools"] = ["Analysis", "Core"],
        ["Agents"] = ["Analysis", "Core", "Tools"],
        ["Terminal"] = ["Core", "Presentation"],
        ["Cli"] = ["Agents", "Analysis", "Core", "Models", "Presentation", "Storage", "Terminal", "Tools"],
    };

    [Fact]
    public void Projects_reference_each_other_only_as_listed()
    {
        var projects = Repository.Read("src", "*.csproj");
        Assert.Equal(Allowed.Keys.Order(), projects.Select(project => Short(project.Path)).Order());
        foreach (var project in projects)
            Assert.Empty(References(project, "ProjectReference").Select(Short).Except(Allowed[Short(project.Path)]));
    }

    [Fact]
    public void Core_needs_the_chat_abstractions_alone() =>
        Assert.Equal(["Microsoft.Extensions.AI.Abstractions"], References(Repository.Read("src/Maestro.Core", "*.csproj").Single(), "PackageReference"));

    [Theory]
    [InlineData("Console.", "Maestro.Terminal", "Maestro.Cli")]
    [InlineData("Microsoft.Data.Sqlite", "Maestro.Storage")]
    [InlineData("System.Net.Http", "Maestro.Models")]
    [InlineData("Process.Start(", "Maestro.Tools", "Maestro.Analysis", "Maestro.Cli")]
    public void What_touches_the_world_stays_in_its_project(string text, params string[] projects) =>
        Assert.Empty(Repository.Sources
            .Where(source => !projects.Contains(source.Project) && Uses(source.Text, text))
            .Select(source => source.Path));

    private static bool Uses(string source, string text) => source.Split('\n').Any(line =>
    {
        var at = line.IndexOf(text, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !(char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '.')) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);
    });

    private static IEnumerable<string> References(SourceFile project, string kind) =>
        XDocument.Parse(project.Text).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value).Order(StringComparer.Ordinal);

    private static string Short(string path) => Path.GetFileNameWithoutExtension(path)["Maestro.".Length..];
}

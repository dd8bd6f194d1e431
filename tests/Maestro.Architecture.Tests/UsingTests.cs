using System.Text.RegularExpressions;

namespace Maestro.Architecture.Tests;

public sealed partial class UsingTests
{
    [Fact]
    public void Namespaces_are_imported_in_order_those_of_the_framework_first()
    {
        string[] folders = ["src", "tests", "bench"];
        var sources = folders.SelectMany(folder => Repository.Read(folder, "*.cs"))
            .Where(source => !source.Path.StartsWith("tests/Samples/", StringComparison.Ordinal));
        Assert.Empty(sources.Where(source => !IsOrdered(source.Text)).Select(source => source.Path));
    }

    [Theory]
    [InlineData("using System.Text;\nusing Maestro.Core;\nusing Maestro.Core.Agents;\n", true)]
    [InlineData("using Maestro.Core;\nusing System.Text;\n", false)]
    [InlineData("using System.Text;\nusing System.Net;\n", false)]
    public void The_framework_comes_first_and_then_the_alphabet(string text, bool ordered) => Assert.Equal(ordered, IsOrdered(text));

    private static bool IsOrdered(string text)
    {
        var names = Import().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        return names.SequenceEqual(names.OrderBy(IsForeign).ThenBy(name => name, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsForeign(string name) => name is not "System" && !name.StartsWith("System.", StringComparison.Ordinal);

    [GeneratedRegex(@"^using (?<name>[\w.]+);\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}

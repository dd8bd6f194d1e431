using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Tells code that does not compile or cannot be read from tests that fail.</summary>
public static partial class NotRunnable
{
    public static bool Is(TestFamily family, string output) => family switch
    {
        TestFamily.DotNetVsTest or TestFamily.DotNetPlatform => DotNet().IsMatch(output),
        TestFamily.Go => output.Contains("[build failed]", StringComparison.Ordinal) || output.Contains("[setup failed]", StringComparison.Ordinal),
        TestFamily.Cargo => output.Contains("could not compile", StringComparison.Ordinal),
        TestFamily.Maven or TestFamily.Gradle => output.Contains("COMPILATION ERROR", StringComparison.Ordinal) || GradleCompile().IsMatch(output),
        TestFamily.Pytest or TestFamily.Unittest => Python().IsMatch(output),
        TestFamily.Jest or TestFamily.Vitest or TestFamily.Mocha or TestFamily.Node => TypeScript().IsMatch(output),
        _ => DotNet().IsMatch(output) || Python().IsMatch(output) || TypeScript().IsMatch(output),
    };

    [GeneratedRegex(@"\berror CS\d{4}\b|\berror (?:CA|IDE|SA|RS)\d+\b")]
    private static partial Regex DotNet();

    [GeneratedRegex(@"> Task :\S*compile\S* FAILED")]
    private static partial Regex GradleCompile();

    [GeneratedRegex(@"^(?:E\s+)?(?:SyntaxError|IndentationError): ", RegexOptions.Multiline)]
    private static partial Regex Python();

    [GeneratedRegex(@"\berror TS\d+\b|\bTS\d{4,5}: |^\s*(?:#\s*)?SyntaxError: ", RegexOptions.Multiline)]
    private static partial Regex TypeScript();
}

namespace Maestro.Analysis.Testing;

/// <summary>How a project runs its tests.</summary>
/// <param name="Name">Such as <c>pytest</c>; null when only a script is known that runs them.</param>
/// <param name="Command">What the project itself runs, such as <c>npm test</c>.</param>
/// <param name="Script">What stands behind the command where that is known, such as the text of a package script.</param>
/// <param name="Packages">Names of the packages that the project depends on, in lower case.</param>
public sealed record TestFramework(string? Name, TestFamily Family, string Command, string? Script, IReadOnlySet<string> Packages)
{
    /// <summary>What people call it.</summary>
    public string Called => Name ?? Command;
}

/// <summary>Which program runs the tests, and so how it is called and what it prints.</summary>
public enum TestFamily
{
    Other,
    DotNetVsTest,
    DotNetPlatform,
    Pytest,
    Unittest,
    Jest,
    Vitest,
    Mocha,
    Node,
    Go,
    Cargo,
    Maven,
    Gradle,
}

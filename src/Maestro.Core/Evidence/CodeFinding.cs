namespace Maestro.Core.Evidence;

/// <summary>How bad a fault is.</summary>
public enum FindingSeverity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>A fault in the code with its place.</summary>
/// <param name="Rule">The name of what was looked for, such as <c>sql-injection</c>.</param>
/// <param name="Category">What kind of fault it is, such as <c>complexity</c>.</param>
/// <param name="File">Relative to the work folder, with forward slashes.</param>
/// <param name="Line">Counted from 1; <paramref name="EndLine"/> is the last one.</param>
/// <param name="Confidence">From 0 to 1: how sure it is that this is a fault.</param>
/// <param name="Explanation">Why it matters.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="Function">The function that it is in; null outside of functions.</param>
/// <param name="Code">The line of code, secrets masked.</param>
/// <param name="Cwe">The weakness in the common enumeration, such as <c>CWE-89</c>.</param>
/// <param name="Complexity">How the time grows with the input, such as <c>O(n²)</c>; null when the rule says nothing of it.</param>
/// <param name="Source"><c>static</c> when the analysis found it, <c>model</c> when a model did.</param>
public sealed record CodeFinding(
    string Rule, string Category, FindingSeverity Severity, string File, int Line, int EndLine, double Confidence, string Message, string Explanation,
        string Fix,
    string? Function = null, string? Code = null, string? Cwe = null, string? Complexity = null, string Source = "static");

/// <summary>Something that was counted or measured.</summary>
/// <param name="Where">The place of the value, when it has one.</param>
public sealed record CodeMetric(string Name, double Value, string? Where = null);

/// <summary>A package in the version that a lock file fixes.</summary>
/// <param name="File">The lock file.</param>
public sealed record PackageVersion(string Name, string Version, string Ecosystem, string File);

namespace Maestro.Analysis.Testing;

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    /// <summary>Whether the shell would find it.</summary>
    public static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}

using Maestro.Core.Tools;

namespace Maestro.Tools.Shell.Holding;

/// <summary>That a command is held to reading, and how.</summary>
/// <param name="ReadsOpenly">It plainly reads, and every file that it names was judged.</param>
internal sealed record ReadingHold(ShellHolder Holder, bool ReadsOpenly)
{
    /// <summary>Null where the call may change what it was allowed to change.</summary>
    public static ReadingHold? For(ToolContext context, ShellHolder? holder) => !context.IsHeld ? null
        : new ReadingHold(holder ?? throw new ToolException("Nothing holds a command to reading here, so it is not run."), context.OnlyReads);
}

/// <summary>The folder that a held command may write to; it goes with the command.</summary>
internal sealed class HeldFolder : IDisposable
{
    public string Path { get; } = WorkspacePath.Real(Directory.CreateTempSubdirectory("maestro-held-").FullName);

    /// <summary>Where programs look for a place to write, and what keeps those quiet that would write beside what they read.</summary>
    public IEnumerable<(string Name, string Value)> Variables =>
        [("TMPDIR", Path), ("TMP", Path), ("TEMP", Path), ("GIT_OPTIONAL_LOCKS", "0"), ("PYTHONDONTWRITEBYTECODE", "1"), ("DOTNET_EnableDiagnostics", "0")];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

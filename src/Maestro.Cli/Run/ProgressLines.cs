using Maestro.Core.Events;
using Maestro.Presentation.Progress;

namespace Maestro.Cli.Run;

/// <summary>What a run does, line by line, on the error stream; dimmed where the terminal can.</summary>
internal sealed class ProgressLines(Utf8Output output, bool dim)
{
    /// <summary>The line for an event, or null for one that needs none.</summary>
    /// <remarks>A command of the executor that has no exit code was denied, stopped or could not be run; the end of its run says so, and why.</remarks>
    public static string? Line(AgentEvent e) => e is CommandDone { Agent: "executor", ExitCode: null } ? null : ProgressText.Line(e);

    public void Show(AgentEvent e)
    {
        if (Line(e) is { } line)
            Say(line);
    }

    /// <summary>A run that another one started shows no tokens, but that it began and ended.</summary>
    public void ShowDelegated(AgentEvent e)
    {
        if (e is RunStarted started)
            Say(ProgressText.OneLine($"{e.Agent}: {started.Request}"));
        else if (e is ResultProduced)
            Say($"{e.Agent}: done");
        else if (e is not ApprovalRequested)
            Show(e);
    }

    public void Say(string line)
    {
        output.Write(dim ? $"\e[2m{line}\e[22m\n" : $"{line}\n");
        output.Flush();
    }
}

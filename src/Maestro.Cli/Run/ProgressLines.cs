using Maestro.Core.Events;
using Maestro.Presentation.Progress;

namespace Maestro.Cli.Run;

/// <summary>What a run does, line by line, on the error stream; dimmed where the terminal can.</summary>
internal sealed class ProgressLines(Utf8Output output, bool dim)
{
    public void Show(AgentEvent e)
    {
        if (ProgressText.Line(e) is { } line)
            Say(line);
    }

    public void Say(string line)
    {
        output.Write(dim ? $"\e[2m{line}\e[22m\n" : $"{line}\n");
        output.Flush();
    }
}

using System.CommandLine;
using Maestro.Cli.Doctor;
using Maestro.Cli.Run;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro doctor</c>: what works on this machine.</summary>
internal static class DoctorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("doctor", "Check what works on this machine and what does not.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var findings = await Examination.RunAsync(surroundings, cancellationToken);
            var widest = findings.Max(finding => finding.What.Length);
            foreach (var finding in findings)
                surroundings.Output.Write($"{Mark(finding.State)}  {finding.What.PadRight(widest)}  {finding.Text}\n");
            var broken = findings.Count(finding => finding.State is FindingState.Broken);
            surroundings.Output.Write(broken == 0 ? "\nEverything that is needed works.\n" : $"\n{broken} broken.\n");
            return broken == 0 ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }

    private static string Mark(FindingState state) => state switch
    {
        FindingState.Good => "ok    ",
        FindingState.Note => "note  ",
        _ => "broken",
    };
}

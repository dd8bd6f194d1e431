namespace Maestro.Models.Builtin.Commands;

/// <summary>A form of request: one word out of every table must be said and none of the forbidden ones.</summary>
/// <param name="Command">The command; null when the sentence does not hold what it needs.</param>
internal sealed record EverydayRule(string Reason, string[] Tables, Func<Said, string?> Command, string Not = "")
{
    public MeantCommand? Read(Said said) =>
        said.All(Tables) && (Not.Length == 0 || !said.Any(Not)) && Command(said) is { } command ? new MeantCommand(command, Reason) : null;
}

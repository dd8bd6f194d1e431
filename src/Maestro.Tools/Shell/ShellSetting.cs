using Maestro.Tools.Shell.Holding;

namespace Maestro.Tools.Shell;

/// <summary>How shell commands are run.</summary>
/// <param name="HiddenVariables">Environment variables that a command does not get, such as the providers' keys.</param>
/// <param name="Holder">What holds a command to reading; null for nothing.</param>
/// <param name="OutputFolder">Where output is kept whole that is too long for a model; null keeps none.</param>
internal sealed record ShellSetting(IReadOnlyCollection<string> HiddenVariables, ShellHolder? Holder, string? OutputFolder);

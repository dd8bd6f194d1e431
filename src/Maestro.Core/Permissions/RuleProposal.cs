using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>The rule that "always" would record: as narrow as is still useful.</summary>
internal static class RuleProposal
{
    /// <summary>Programs whose first argument says what is done.</summary>
    private static readonly HashSet<string> WithVerb = new(
        ["git", "dotnet", "cargo", "go", "npm", "pnpm", "yarn", "make", "docker", "kubectl", "pip", "uv", "poetry", "mvn", "gradle", "just", "task"],
        StringComparer.Ordinal);

    /// <summary>Programs whose second argument says what is run.</summary>
    private static readonly HashSet<string> Runs = new(["run", "exec"], StringComparer.Ordinal);

    /// <summary>What git does that loses work, leaves the machine or runs programs is remembered only word for word.</summary>
    private static readonly HashSet<string> ExactVerbs = new(
        ["config", "push", "reset", "clean", "rm", "rebase", "bisect", "submodule", "filter-branch", "difftool", "mergetool"], StringComparer.Ordinal);

    /// <summary>Programs that can do anything with other arguments: nothing is remembered for them.</summary>
    private static readonly HashSet<string> Never = new(
        ["sh", "bash", "dash", "zsh", "python", "python3", "node", "perl", "ruby", "php", "rm", "sudo", "su", "doas", "eval", "exec", "env", "xargs",
        "find", "ssh", "curl", "wget", "dd", "chmod", "chown", "awk", "sed",
        "npx", "bunx", "deno", "pwsh", "lua", "source", ".", "nohup", "timeout", "nice", "time", "parallel", "watch", "command"], StringComparer.Ordinal);

    /// <summary>The rule for everything at the host of an address.</summary>
    public static string ForAddress(string address) => $"WebFetch(domain:{new Uri(address).Host})";

    /// <param name="isExact">It names something guarded, which only the command word for word allows.</param>
    public static string? For(ShellCommand command, bool isExact)
    {
        if (command.Words.Count == 0 || command.IsHead || command.Doubt is not null || command.Assignments.Count > 0 || Never.Contains(command.Name)
            || command.Redirections.Any(redirection => redirection.Writes) || !command.Words.All(word => word.IsConstant))
            return null;
        var words = command.Words.Select(word => word.Text).ToList();
        if (words.Count > 1 && Runs.Contains(words[1]) && (command.Name is "docker" or "kubectl" || Never.Contains(words.ElementAtOrDefault(2) ?? "")))
            return null;
        if (isExact || !WithVerb.Contains(command.Name) || (command.Name is "git" && ExactVerbs.Contains(words.ElementAtOrDefault(1) ?? "")))
            return command.Line.AsSpan().ContainsAny('*', '?') ? null : $"Bash({command.Line})";
        if (words.Count < 2 || words[1].StartsWith('-'))
            return null;
        var length = Runs.Contains(words[1]) ? 3 : 2;
        return words.Count < length ? null : $"Bash({string.Join(' ', words.Take(length))} *)";
    }
}

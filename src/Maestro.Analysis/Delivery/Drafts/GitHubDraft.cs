using System.Buffers;
using System.Text;
using Maestro.Analysis.Delivery.Facts;

namespace Maestro.Analysis.Delivery.Drafts;

/// <summary>A workflow of GitHub Actions that runs the project's own commands, one job for each part.</summary>
internal static class GitHubDraft
{
    private static readonly SearchValues<char> Special = SearchValues.Create(":#\"'{}[]&*!|>%@`");

    public static DraftedFile Of(DeliveryFacts facts)
    {
        var text = new StringBuilder(FormattableString.Invariant($$"""
            name: ci

            on:
              push:
                branches: [{{facts.Branch}}]
              pull_request:

            permissions:
              contents: read

            concurrency:
              group: ci-${{"{{"}} github.ref {{"}}"}}
              cancel-in-progress: true

            jobs:

            """));
        var stacks = facts.Stacks.Where(stack => stack.Checks.Count > 0).ToList();
        foreach (var stack in stacks)
        {
            text.Append($"  {JobName(stack, stacks)}:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 20\n    steps:\n      - uses: actions/checkout@v4\n");
            foreach (var line in stack.GitHubSetup)
                text.Append($"      {line}\n");
            foreach (var command in stack.Install)
                text.Append($"      - run: {Quoted(command)}\n");
            foreach (var command in stack.Checks)
                text.Append($"      - name: {command.Purpose.ToString().ToLowerInvariant()}\n        run: {Quoted(command.Command)}\n");
        }

        return new(".github/workflows/ci.yml", DeliveryKind.GitHub, text.ToString(),
            $"on {facts.Branch} and on pull requests: {string.Join(", ", stacks.SelectMany(stack => stack.Checks).Select(command => $"`{command.Command}` ({command.Source})"))}");
    }

    /// <summary>A job is called as what it is for: the only one plainly, others by their part.</summary>
    internal static string JobName(Stack stack, List<Stack> all) =>
        all.Count == 1 ? "check" : stack.Folder.Length > 0 ? stack.Folder.Replace('/', '-').ToLowerInvariant() : stack.Ecosystem.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal);

    /// <summary>As a YAML scalar.</summary>
    internal static string Quoted(string command) =>
        command.AsSpan().IndexOfAny(Special) < 0 ? command : $"'{command.Replace("'", "''", StringComparison.Ordinal)}'";
}

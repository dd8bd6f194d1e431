using System.CommandLine;
using System.Text;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;
using Maestro.Core.Routing;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro run</c>: one request, no screen.</summary>
internal static class RunCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var prompt = new Argument<string[]>("PROMPT") { Description = "The request; - reads it from standard input.", Arity = ArgumentArity.OneOrMore };
        var symbols = new RunSymbols();
        var command = new Command("run", "Run one request and print what comes of it.") { prompt };
        symbols.AddTo(command, forScreen: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = symbols.Read(parsed, surroundings);
            var request = Request(parsed.GetValue(prompt)!, surroundings);
            if (options.Agent is null && AgentMention.Split(request).Agent is { } named)
                AgentMention.Find(named, OwnAgents.Of(surroundings, options.Cwd).Profiles.Names);
            if (options.Format is OutputFormat.Sarif && (options.Agent ?? AgentMention.Split(request).Agent) is { } asked
                && SarifOutput.Problem(asked) is { } problem)
                throw new UsageException(problem);
            using var run = new RequestRun(surroundings, options);
            return await run.RunAsync(request, cancellationToken);
        });
        return command;
    }

    private static string Request(string[] words, Surroundings surroundings)
    {
        var text = words is ["-"] ? surroundings.OpenInput().ReadToEnd() : string.Join(' ', words);
        text = text.Normalize(NormalizationForm.FormC).Trim();
        return text.Length > 0 ? text : throw new UsageException("the request is empty; write it behind 'maestro run'");
    }
}

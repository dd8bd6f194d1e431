using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Findings;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Tools;

namespace Maestro.Agents.Devops;

/// <summary>Writes files of containers and pipelines from what the repository tells, and checks those that are there.</summary>
internal sealed class DevopsAgent(AgentCatalogOptions options) : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("devops"));

    public string Name => "devops";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var survey = new DeliverySurvey(Name, task, options);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        survey.RefuseWhatNeedsAModel();
        yield return ProviderNote.Of(Name, task);
        var form = task.Schema is null && !task.Model.IsBuiltin ? DevopsAnswer.Form : null;
        var talk = new Conversation(profile.Value, task with { Schema = null }, survey.Evidence, options.Time, profile.Value.Tools) { Form = form };
        var files = survey.Drafts;
        var findings = survey.Findings;
        var summary = "";
        if (task.Model.IsBuiltin)
        {
            await foreach (var e in talk.AskAsync(cancellationToken))
                yield return e;
            summary = talk.Answer.Trim();
        }
        else
        {
            var answer = new CheckedAnswer<IReadOnlyList<FileDraft>>(
                Name, talk, "answer", new DevopsAnswer(survey.Tree, survey.Ports, path => WorkspacePath.Of(path, task.Cwd).IsInside).Read);
            await foreach (var e in answer.AskAsync(null, cancellationToken))
                yield return e;
            if (!answer.Answer.Holds)
                yield return new StatusChanged(Name, $"The model's files do not hold ({answer.Answer.Said}): {(files.Count > 0 ? "those that were written from the facts take their place" : "none are written")}");
            else
                files = answer.Answer.Value;
            var said = new FindingsReading(survey.LinesWith(files), "findings").Read(talk.Answer);
            summary = said?.Summary is { Length: > 0 } told ? told : "The model's answer could not be read; this is what the checks found.";
            findings = said is null ? findings : FindingMerge.Join(findings, said);
        }

        var plan = ShownChanges.Writing(files, task);
        if (plan is not null)
            await foreach (var e in ShownChanges.ApplyAsync(Name, plan, task, cancellationToken))
                yield return e;
        var end = new DevopsEnd(survey, plan, files);
        var linters = new Linters(Name, task, options.HasProgram);
        await foreach (var e in linters.RunAsync(end.Linted, cancellationToken))
            yield return e;
        var result = new DevopsResult(end.Files, [.. end.Checks, .. linters.Checks], end.Findings(findings), summary);
        await foreach (var e in OwnForm.EndAsync(Name, talk, result, task.Schema, cancellationToken))
            yield return e;
    }
}

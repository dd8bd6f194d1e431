using Maestro.Core.Evidence;
using Maestro.Core.Plans;

namespace Maestro.Models.Builtin.Planning;

/// <summary>What a plan says around its steps: summary, assumptions, risks, questions and the way back, all from the evidence.</summary>
internal sealed class PlanWords(PlanRequest request, Site site, TaskEvidence evidence)
{
    private bool IsEmpty => evidence.Facts is not { Files: > 0 };

    public Plan Write(IReadOnlyList<PlanStep> steps, string? language)
    {
        var schedule = PlanSchedule.Of(steps);
        return new Plan(
            Goal(), Summary(steps, language), Assumptions(language), steps, schedule.Stages, schedule.CriticalPath, Risks(), Rollback(), Questions(language), evidence.Facts?.Commands ?? []);
    }

    private string Goal() => request.Topic.Length > 0 ? char.ToUpperInvariant(request.Topic[0]) + request.Topic[1..] : evidence.Request;

    private string Summary(IReadOnlyList<PlanStep> steps, string? language)
    {
        var name = evidence.Facts?.Name ?? System.IO.Path.GetFileName(evidence.Cwd.TrimEnd('/'));
        if (IsEmpty)
            return $"Made without a model. {evidence.Facts?.WhyEmpty() ?? $"{name} has no files yet"}, so the plan begins with a skeleton{(language is null ? "" : $" in {language}")}; {steps.Count} steps.";
        var frameworks = site.Facts!.Frameworks.Count > 0 ? $" with {string.Join(", ", site.Facts.Frameworks.Take(3))}" : "";
        var files = steps.SelectMany(step => step.Files).Distinct().Count();
        return $"Made without a model from {site.Facts.Files} files of {name}{(language is null ? "" : $" ({language}{frameworks})")}. "
            + $"{Described(request.Kind)} in {steps.Count} steps that name {files} files{(site.Best is { } best ? $", around {best.Path}" : "")}.";
    }

    private List<string> Assumptions(string? language)
    {
        var all = new List<string>();
        if (IsEmpty)
        {
            all.Add(language is null ? "The language is still open; the files of later steps follow from it." : $"{language} is wanted, as the request says.");
            return all;
        }

        if (site.NewFile is { } file)
            all.Add($"No file is named after {request.Topic}, so {file} is to be created{(site.Groups.Count > 0 ? $", beside {ActionLibrary.Short(site.Groups[0].Files[0].Path)}" : "")}.");
        else if (site.Best is { } best)
            all.Add($"{best.Path} is the place to begin ({(best.Reason.Length > 0 ? best.Reason : "it matches the request best")}).");
        all.Add(site.Command(CommandPurpose.Test) is { } test ? $"`{test.Command}` (from {test.Source}) runs the tests that count." : "There is no test command; results are checked by hand until one exists.");
        if (site.Facts!.SkippedFiles > 0)
            all.Add($"{site.Facts.SkippedFiles} files were not read (binary, too large or unreadable).");
        return all;
    }

    private List<string> Risks()
    {
        var risks = request.Themes.Take(2).Select(theme => theme.Risk).ToList();
        if (site.Groups.MaxBy(group => group.Dependents) is { Dependents: > 0 } central)
            risks.Add($"{central.Dependents} other files depend on {ActionLibrary.Short(central.Paths[0])}{(central.Paths.Count > 1 ? " and its neighbours" : "")}: a changed interface reaches them.");
        if (!IsEmpty && !site.HasTests)
            risks.Add("The repository has no tests that were found: a broken behaviour would go unnoticed.");
        else if (!IsEmpty && site.Tests.Count == 0)
            risks.Add("No test was found that covers the files to change.");
        if (!IsEmpty && !site.Facts!.IsGitRepository)
            risks.Add("The folder is no git repository: make a copy before the first change.");
        if (!IsEmpty && site.Groups.Count == 0)
            risks.Add("No code file matches the request; the files named here come from the entry points.");
        if (IsEmpty)
            risks.Add("Everything is still to be decided: keep the first version small.");
        return risks;
    }

    private List<string> Questions(string? language)
    {
        var questions = new List<string>();
        if (IsEmpty && language is null)
            questions.Add("Which language and framework should it be?");
        questions.AddRange(request.Themes.Take(2).Select(theme => theme.Question));
        if (request.Kind switch
        {
            RequestKind.BugFix => "How is the fault triggered, and what should happen instead?",
            RequestKind.Performance => "Which input is slow, and how fast must it be?",
            RequestKind.Upgrade => "Are major versions wanted, or patches alone?",
            RequestKind.Refactoring => "Which interfaces are used from outside and must stay?",
            RequestKind.DataMigration => "How much data is there, and may the change lock tables?",
            RequestKind.Delivery => "Where will it run, and who may release?",
            RequestKind.Tests => "Which failures hurt most in daily use?",
            RequestKind.Documentation => "Who reads it: users, operators or developers?",
            _ when request.Themes.Count == 0 => "What must the first version do, and what not?",
            _ => null,
        } is { } question && !questions.Contains(question))
            questions.Add(question);
        return questions;
    }

    private string Rollback() => (IsEmpty, site.Facts?.IsGitRepository) switch
    {
        (true, _) => "Nothing exists yet: delete the new files.",
        (_, true) when request.Kind is RequestKind.DataMigration => "Run the migration's way down first, then revert the commits of the plan.",
        (_, true) => "Work on a branch, one commit a step: `git revert` takes back a step, dropping the branch takes back all.",
        _ => "Copy the folder before the first step; there is no git history to return to.",
    };

    private static string Described(RequestKind kind) => kind switch
    {
        RequestKind.BugFix => "A fix that begins with a failing test,",
        RequestKind.Refactoring => "A refactoring behind tests,",
        RequestKind.Performance => "A speed-up between two measurements,",
        RequestKind.Upgrade => "An upgrade of dependencies",
        RequestKind.DataMigration => "A change of stored data with a way back",
        RequestKind.Documentation => "Documentation",
        RequestKind.Tests => "Tests for what matters",
        RequestKind.Delivery => "A change of build and delivery",
        _ => "A new feature",
    };
}

using Maestro.Core.Plans;

namespace Maestro.Models.Builtin.Planning;

/// <summary>The actions that begin a repository which has no code yet.</summary>
internal sealed class BootstrapActions(PlanRequest request, string sentence, ActionList actions)
{
    private static readonly (string Words, string Language, string Make, string Manifest, string Source, string Test, string Run)[] Stacks =
    [
        ("c# csharp dotnet .net aspnet", "C#", "dotnet new", "App.csproj", "Program.cs", "tests/ProgramTests.cs", "dotnet test"),
        ("typescript node react nextjs angular vue ts", "TypeScript", "npm init", "package.json", "src/index.ts", "src/index.test.ts", "npm test"),
        ("javascript js express", "JavaScript", "npm init", "package.json", "src/index.js", "src/index.test.js", "npm test"),
        ("python django flask fastapi py", "Python", "python -m venv", "pyproject.toml", "app/main.py", "tests/test_main.py", "pytest"),
        ("go golang", "Go", "go mod init", "go.mod", "main.go", "main_test.go", "go test ./..."),
        ("rust", "Rust", "cargo init", "Cargo.toml", "src/main.rs", "tests/main.rs", "cargo test"),
        ("java spring", "Java", "mvn archetype:generate", "pom.xml", "src/main/java/App.java", "src/test/java/AppTest.java", "mvn test"),
    ];

    public static IReadOnlyList<string> Goal { get; } = [Fact.Verified, Fact.Documented, Fact.Delivered, Fact.Reviewed];

    /// <summary>The language that the request names; null when it names none.</summary>
    public string? Language => Stack.Language;

    private (string Words, string? Language, string Make, string Manifest, string Source, string Test, string Run) Stack { get; } = Array.Find(
        Stacks, stack => PlainWords.Of(sentence.Replace("C#", "csharp", StringComparison.OrdinalIgnoreCase)).Any(word => PlainWords.Has(stack.Words, word)));

    public void Add()
    {
        var theme = request.Themes.Count > 0 ? request.Themes[0] : null;
        var known = Language is not null;
        actions.Add("choose", [], [Fact.Decided], 2, "architect", known ? $"Decide the shape of {request.Topic} in {Language}" : $"Choose language and frame for {request.Topic}",
            $"Settle the smallest useful first version{(theme is null ? "" : $", its data ({theme.Model})")} and where it will run.", [], "Goal, limits and the first version fit on half a page.",
            RiskLevel.Medium, known ? 0.7 : 0.5);
        string[] skeleton = known ? [Stack.Manifest, Stack.Source, ".gitignore"] : [".gitignore", "README.md"];
        actions.Add("scaffold", [Fact.Decided], [Fact.Understood], 1, "executor", "Create the skeleton",
            $"Create {string.Join(", ", skeleton)}{(known ? $", with `{Stack.Make}`" : " and what the chosen language needs")}; put it under git.", skeleton, "It builds and runs, doing nothing yet.");
        actions.Add("slice", [Fact.Understood], [Fact.Changed], 3, "refactorer", $"Create the first working part of {request.Topic}",
            $"Create the shortest way from input to outcome{(theme is null ? "" : $": {theme.Core}")}.", known ? [Stack.Source] : [], "One real case works from end to end.", RiskLevel.Medium, 0.5);
        actions.Add("tests", [Fact.Understood], [Fact.Tested], 2, "testing", "Create the first tests",
            $"Create {(known ? Stack.Test : "tests")} for the first working part.{(theme is null ? "" : $" Cases: {theme.Cases}.")}", known ? [Stack.Test] : [], "They fail without the part and pass with it.", confidence: 0.6);
        actions.Add("verify", [Fact.Changed, Fact.Tested], [Fact.Verified], 1, "executor", known ? $"Run {Stack.Run}" : "Run the tests",
            known ? $"Run `{Stack.Run}`." : "Run the tests with the tool of the chosen language.", [], "Every test passes.", confidence: 0.7);
        actions.Add("pipeline", [Fact.Changed, Fact.Tested], [Fact.Delivered], 1, "devops", "Create the pipeline", "Create .github/workflows/build.yml, or what the host of the repository uses: build and test on every change.",
            [".github/workflows/build.yml"], "It runs green on a clean checkout.", confidence: 0.6);
        actions.Add("readme", [Fact.Changed], [Fact.Documented], 1, "documentation", "Write the readme", "Create README.md: what it is, how to build, test and run it.", ["README.md"], "A new reader can follow it.", confidence: 0.8);
        actions.Add("review", [Fact.Verified], [Fact.Reviewed], 1, theme is { IsSensitive: true } ? "security" : "reviewer", theme is { IsSensitive: true } ? $"Review the security of {theme.Name}" : "Review the first version",
            theme is { IsSensitive: true } ? theme.Risk : "Read it as a stranger would, before more is built on it.", [], "No open finding of high severity is left.", confidence: 0.7);
    }
}

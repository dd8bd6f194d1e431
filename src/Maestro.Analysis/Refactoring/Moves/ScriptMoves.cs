using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects the imports of JavaScript and TypeScript for files that move.</summary>
internal sealed class ScriptMoves(MovedFiles moved, DraftedTexts drafts)
{
    private readonly ScriptModules modules = new(moved.Before, new ScriptAliases(moved.Before, drafts.Text));
    private readonly ScriptModules after = new(moved.After, new ScriptAliases(moved.Before, drafts.Text));

    public void Correct(string path)
    {
        var pieces = new List<Piece>();
        foreach (var specifier in ScriptModules.In(new CodeText(path, drafts.Text(path)!)))
        {
            if (specifier.Text.Length == 0 || modules.Resolve(path, specifier.Text) is not { } target)
                continue;
            if (after.Resolve(moved.NewPath(path), specifier.Text) != moved.NewPath(target))
                pieces.Add(new Piece(specifier.Start, specifier.Text.Length, modules.Name(moved.NewPath(path), moved.NewPath(target), target, specifier.Text)));
        }

        if (pieces.Count == 0)
            return;
        drafts.Replace(path, pieces);
        drafts.Describe(path, moved.Moves(path) ? "its own imports are corrected" : "imports are corrected");
    }
}

using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects import paths of Go for packages that move within their module.</summary>
internal sealed class GoMoves
{
    private readonly MovedFiles moved;
    private readonly DraftedTexts drafts;
    private readonly string from = "";
    private readonly string to = "";

    public GoMoves(MovedFiles moved, DraftedTexts drafts)
    {
        (this.moved, this.drafts) = (moved, drafts);
        var module = ModuleOf(moved.From);
        if (module is null || module != ModuleOf(moved.To))
            Problem = module is null
                ? "no go.mod says which module the package belongs to"
                : "a package of Go can only be moved within its module, and the new path belongs to another";
        else if (moved.Files.Any(path => FilePaths.Name(path) is "go.mod"))
            Problem = "a whole module of Go is known by its path outside of the repository too";
        else if (Name(module) is not { Length: > 0 } name)
            Problem = $"{module} names no module";
        else
            (from, to) = (Path(name, module, moved.From), Path(name, module, moved.To));
        if (Problem is null && moved.After.Any(path => path.EndsWith(".go", StringComparison.Ordinal) && FilePaths.Folder(path) == moved.To && !moved.Files.Select(moved.NewPath).Contains(path)))
            Problem = $"{moved.To} holds another package of Go already";
    }

    public string? Problem { get; private set; }

    public void Correct(string path)
    {
        var code = new CodeText(path, drafts.Text(path)!);
        var pieces = new List<Piece>();
        for (var i = 0; i < code.Count && !code.IsAnyWord(i, ["func", "type", "var", "const"]); i++)
            if (code.IsText(i) && code.Word(i) is var import && FilePaths.IsWithin(import, from))
                pieces.Add(new Piece(code[i].Start, from.Length, to));
        if (pieces.Count == 0)
            return;
        if (to.Split('/') is var parts && Array.LastIndexOf(parts, "internal") is >= 0 and var inner
            && !FilePaths.IsWithin(ImportPath(path), string.Join('/', parts[..inner])))
            Problem ??= $"{path} imports it, and may not import what lies below {string.Join('/', parts[..(inner + 1)])}";
        drafts.Replace(path, pieces);
        drafts.Describe(path, "imports are corrected");
    }

    private string ImportPath(string path)
    {
        var module = ModuleOf(path);
        return module is null ? "" : Path(Name(module), module, FilePaths.Folder(moved.NewPath(path)));
    }

    private string? ModuleOf(string path)
    {
        for (var folder = path; ; folder = FilePaths.Folder(folder))
        {
            if (moved.Before.Contains(FilePaths.Join(folder, "go.mod")))
                return FilePaths.Join(folder, "go.mod");
            if (folder.Length == 0)
                return null;
        }
    }

    private string Name(string module) =>
        (drafts.Text(module) ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("module ", StringComparison.Ordinal))
        .Select(line => line["module ".Length..].Split("//")[0].Trim().Trim('"')).FirstOrDefault() ?? "";

    private static string Path(string name, string module, string folder)
    {
        var root = FilePaths.Folder(module);
        var rest = root.Length == 0 ? folder : folder.Length > root.Length ? folder[(root.Length + 1)..] : "";
        return rest.Length == 0 ? name : $"{name}/{rest}";
    }
}

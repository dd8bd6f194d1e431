using System.Text.Json;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>Applies a patch in the V4A format.</summary>
internal sealed class ApplyPatchTool : ChangingTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(ApplyPatchTool), "apply_patch", """{"patch":{"type":"string","description":"from *** Begin Patch to *** End Patch"}}""", "patch");

    public override string Display(JsonElement arguments) => $"patch {Listed(Patch(new Arguments(arguments)).Select(file => file.Path))}";

    protected override IEnumerable<WorkspacePath> Paths(Arguments given, string cwd) => Patch(given).SelectMany(file => file switch
    {
        { Kind: FilePatchKind.Update, MoveTo: { } to } => [WorkspacePath.Of(file.Path, cwd), WorkspacePath.OfEntry(file.Path, cwd), WorkspacePath.OfEntry(to, cwd)],
        { Kind: FilePatchKind.Delete } => [WorkspacePath.OfEntry(file.Path, cwd)],
        _ => (IEnumerable<WorkspacePath>)[WorkspacePath.Of(file.Path, cwd)],
    });

    protected override void Draft(Arguments given, FileDrafts drafts)
    {
        foreach (var file in Patch(given))
            switch (file.Kind)
            {
                case FilePatchKind.Add when drafts.Exists(file.Path):
                    throw new ToolException($"{file.Path} is there already; use *** Update File to change it.");
                case FilePatchKind.Add:
                    drafts.Write(file.Path, file.Content);
                    break;
                case FilePatchKind.Delete:
                    drafts.Delete(file.Path);
                    break;
                default:
                    Update(file, drafts);
                    break;
            }
    }

    private static void Update(FilePatch file, FileDrafts drafts)
    {
        var document = drafts.Edit(file.Path);
        var line = 0;
        foreach (var hunk in file.Hunks)
        {
            line = Anchored(document.Text, hunk, file.Path, line);
            var place = hunk.Old.Length == 0 ? Insertion(document.Text, hunk, line) : Found(document.Text, hunk, file.Path, line);
            if (place.Note is { } note)
                drafts.Note(note);
            document.Replace(place.Start, place.Length, place.With);
            line = document.Text.AsSpan(0, place.Start + place.With.Length).Count('\n');
        }

        document.KeepFinalNewline();
        if (file.MoveTo is { } to)
            drafts.Move(file.Path, to);
    }

    /// <summary>The line behind the anchors, each looked for from the one before.</summary>
    private static int Anchored(string text, PatchHunk hunk, string path, int line)
    {
        var lines = new TextLines(text);
        foreach (var anchor in hunk.Anchors)
        {
            var wanted = LineLikeness.MostTolerant.Reduce(anchor);
            var found = Enumerable.Range(0, lines.Count).Skip(line).FirstOrDefault(i => LineLikeness.MostTolerant.Reduce(lines[i]) == wanted, -1);
            if (found < 0)
                found = Enumerable.Range(0, lines.Count).Skip(line)
                    .FirstOrDefault(i => LineLikeness.MostTolerant.Reduce(lines[i]).Contains(wanted, StringComparison.Ordinal), -1);
            line = found >= 0 ? found : throw new ToolException($"{path}: there is no line '{anchor}' (@@){(line > 0 ? $" behind line {line}" : "")}.");
        }

        return line;
    }

    /// <summary>The first place behind the anchor is meant when there is one; without an anchor there must be only one.</summary>
    private static Place Found(string text, PatchHunk hunk, string path, int line)
    {
        if (!hunk.IsAtEnd && hunk.Anchors.Count == 0)
            return PlaceFinder.Find(text, hunk.Old, hunk.New, path, line);
        var lines = new TextLines(text);
        var block = new SearchBlock(hunk.Old, hunk.New);
        var matches = block.Matches(lines, LineLikeness.Levels[0], line);
        if (hunk.IsAtEnd && matches.Count > 0 && matches[^1] + block.Count == lines.Count)
            return block.PlaceAt(lines, matches[^1], $"{path}: the end of the file was changed") with { Note = null };
        return hunk.Anchors.Count > 0 && matches.Count > 0
            ? block.PlaceAt(lines, matches[0], "") with { Note = null }
            : PlaceFinder.Find(text, hunk.Old, hunk.New, path, line);
    }

    /// <summary>Lines with nothing around them go behind the anchor, or to the end of the file.</summary>
    private static Place Insertion(string text, PatchHunk hunk, int line)
    {
        var start = hunk.Anchors.Count > 0 ? new TextLines(text).StartOf(line + 1) : text.Length;
        return start > 0 && text[start - 1] != '\n' ? new Place(start, 0, $"\n{hunk.New}") : new Place(start, 0, $"{hunk.New}\n");
    }

    private static IReadOnlyList<FilePatch> Patch(Arguments given) => PatchReader.Read(given.Has("patch") ? given.Required("patch") : given.Required("input"));
}

using System.Text.Json;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>Replaces pieces of text in files.</summary>
internal sealed class EditFileTool : ChangingTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(EditFileTool), "edit_file",
        """
        {"edits":{"type":"array","items":{"type":"object","properties":{
        "path":{"type":"string","description":"relative to the work folder"},
        "search":{"type":"string","description":"the text to replace, as it stands in the file"},
        "replace":{"type":"string","description":"what takes its place"},
        "all":{"type":"boolean","description":"replace every place where the text stands word for word"}},
        "required":["path","search","replace"]}}}
        """, "edits");

    public override string Display(JsonElement arguments) => $"edit {Listed(Edits(new Arguments(arguments)).Select(edit => edit.Required("path")))}";

    protected override IEnumerable<WorkspacePath> Paths(Arguments given, string cwd) =>
        Edits(given).Select(edit => WorkspacePath.Of(edit.Required("path"), cwd));

    protected override void Draft(Arguments given, FileDrafts drafts)
    {
        foreach (var edit in Edits(given))
        {
            var (path, search, replace) = (edit.Required("path"), edit.Text("search"), edit.Text("replace"));
            if (search.Length == 0 && !drafts.Exists(path))
            {
                drafts.Write(path, replace);
                continue;
            }

            var document = drafts.Edit(path);
            if (edit.Flag("all"))
                ReplaceAll(document, path, search, replace);
            else
                ReplaceOne(document, path, search, replace, drafts);
            document.KeepFinalNewline();
        }
    }

    private static void ReplaceOne(TextDocument document, string path, string search, string replace, FileDrafts drafts)
    {
        var place = PlaceFinder.Find(document.Text, search, replace, path);
        if (place.Note is { } note)
            drafts.Note(note);
        document.Replace(place.Start, place.Length, place.With);
    }

    private static void ReplaceAll(TextDocument document, string path, string search, string replace)
    {
        var wanted = search.Replace("\r\n", "\n", StringComparison.Ordinal);
        var places = wanted.Length == 0 ? [] : PlaceFinder.Occurrences(document.Text, wanted);
        if (places.Count == 0)
            throw new ToolException($"{path}: the text does not stand in the file word for word, and \"all\" replaces nothing else.");
        foreach (var start in places.AsEnumerable().Reverse())
            document.Replace(start, wanted.Length, replace);
    }

    /// <summary>A single edit may also be given without the list.</summary>
    private static IReadOnlyList<Arguments> Edits(Arguments given) => given.Has("edits") || !given.Has("path") ? given.List("edits") : [given];
}

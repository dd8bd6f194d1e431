using System.Text;
using Maestro.Core.Changes;
using Maestro.Core.Tools;

namespace Maestro.Tools.Edits;

/// <summary>The files that a call changes, as they will be: each step sees what the steps before it did, and nothing is written.</summary>
internal sealed class FileDrafts(string cwd)
{
    private readonly List<Draft> drafts = [];
    private readonly List<string> notes = [];

    /// <summary>Something that the model should know of how it was done.</summary>
    public void Note(string text) => notes.Add(text);

    /// <summary>The text of a file that is there.</summary>
    public TextDocument Edit(string path)
    {
        var draft = Of(WorkspacePath.Of(path, cwd));
        if (draft.Now is null)
            throw new ToolException($"There is no file {draft.Path.Shown}; find_files finds files by name, write_file creates one.");
        return draft.Text ??= TextDocument.Read(draft.Now, draft.Path.Shown);
    }

    public bool Exists(string path) => Of(WorkspacePath.Of(path, cwd)).Now is not null;

    /// <summary>The whole text of a file, new or not.</summary>
    public void Write(string path, string text)
    {
        var draft = Of(WorkspacePath.Of(path, cwd));
        if (draft.Now is null)
        {
            draft.Text = null;
            draft.After = new FileContent(Encoding.UTF8.GetBytes(text), draft.Before?.Mode);
            return;
        }

        draft.Text ??= TextDocument.Read(draft.Now, draft.Path.Shown);
        draft.Text.ReplaceAll(text);
    }

    /// <summary>A file or a link; of a link, itself and not where it leads.</summary>
    public FileContent Delete(string path)
    {
        var draft = Of(WorkspacePath.OfEntry(path, cwd));
        var content = draft.Now ?? throw new ToolException($"There is no file {draft.Path.Shown}.");
        (draft.After, draft.Text, draft.IsChanged) = (null, null, true);
        return content;
    }

    public void Move(string path, string to)
    {
        var target = Of(WorkspacePath.OfEntry(to, cwd));
        if (target.Now is not null)
            throw new ToolException($"{target.Path.Shown} is there already; delete it first if it is to be replaced.");
        var source = Of(WorkspacePath.OfEntry(path, cwd));
        target.After = Delete(path);
        if (source.Before is { } before && target.Before is null)
            (target.MovedFrom, source.MovedTo) = (new MoveOrigin(source.Path.Shown, before), target.Path.Shown);
    }

    public bool HasChanges => drafts.Exists(draft => draft.Change() is not null);

    public ChangePlan Plan()
    {
        var changes = drafts.Select(draft => draft.Change()).Where(change => change is not null).Select(change => change!).ToList();
        return changes.Count > 0
            ? new ChangePlan(changes) { Notes = notes }
            : throw new ToolException("The file would stay as it is: there is nothing to change.");
    }

    private Draft Of(WorkspacePath path)
    {
        if (drafts.Find(known => known.Path.FullPath == path.FullPath) is { } draft)
            return draft;
        draft = new Draft(path, FileState.Read(path));
        drafts.Add(draft);
        return draft;
    }

    private sealed class Draft(WorkspacePath path, FileContent? before)
    {
        private FileContent? after = before;

        public WorkspacePath Path { get; } = path;

        public FileContent? Before { get; } = before;

        public TextDocument? Text { get; set; }

        public bool IsChanged { get; set; }

        public MoveOrigin? MovedFrom { get; set; }

        public string? MovedTo { get; set; }

        public FileContent? After
        {
            get => after;
            set => (after, IsChanged) = (value, true);
        }

        /// <summary>The file as the steps so far have made it.</summary>
        public FileContent? Now => Text is null ? After : (After ?? new FileContent(default)) with { Bytes = Text.ToBytes() };

        public PlannedChange? Change()
        {
            var now = Now;
            var isSame = (Before, now) switch
            {
                (null, null) => true,
                ({ } was, { } becomes) => was.IsSame(becomes),
                _ => false,
            };
            return isSame ? null : new PlannedChange(Path.FullPath, Path.Shown, Before, now)
            {
                MovedFrom = now is null ? null : MovedFrom,
                MovedTo = now is null ? MovedTo : null,
            };
        }
    }
}

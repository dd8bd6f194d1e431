using Maestro.Core.Events;
using Maestro.Core.Text;

namespace Maestro.Presentation.Panels;

/// <summary>Every file that was read or changed, the latest last: a fold of the events of all runs.</summary>
public sealed class FilesPanel
{
    private readonly List<TouchedFile> files = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public IReadOnlyList<TouchedFile> Files => files;

    public void Apply(EventEnvelope envelope)
    {
        if (envelope.Event is not FileTouched touched)
            return;
        var path = PlainText.Clean(touched.Path).ReplaceLineEndings(" ");
        if (!places.TryGetValue(path, out var place))
        {
            places[path] = files.Count;
            files.Add(new TouchedFile(path, touched.Agent, touched.Change, touched.Added ?? 0, touched.Removed ?? 0));
            return;
        }

        var earlier = files[place];
        files[place] = earlier with
        {
            Agent = touched.Agent,
            Change = Combined(earlier.Change, touched.Change),
            Added = earlier.Added + (touched.Added ?? 0),
            Removed = earlier.Removed + (touched.Removed ?? 0),
        };
    }

    /// <summary>A change counts more than a read; a file that was created stays new however often it changes.</summary>
    private static FileChange Combined(FileChange earlier, FileChange now) => (earlier, now) switch
    {
        (_, FileChange.Read) => earlier,
        (FileChange.Created, FileChange.Modified) => FileChange.Created,
        _ => now,
    };
}

/// <summary>What has happened to a file so far.</summary>
/// <param name="Added">Lines added by all changes together.</param>
/// <param name="Removed">Lines removed by all changes together.</param>
public sealed record TouchedFile(string Path, string Agent, FileChange Change, int Added, int Removed);

using System.Text.Json;

namespace Maestro.Storage.Undo;

/// <summary>Everything that is restored of a path.</summary>
/// <param name="Mode">The permission bits of a file or folder.</param>
/// <param name="Hash">Names the bytes of a file in the <see cref="BlobStore"/>; null when they were not kept.</param>
/// <param name="Target">Where a link leads; of a file whose bytes were not kept, its size and time.</param>
internal sealed record EntryState(EntryKind Kind, int Mode = 0, string? Hash = null, string? Target = null)
{
    public static EntryState Missing { get; } = new(EntryKind.Missing);

    /// <summary>Whether it can be restored.</summary>
    public bool IsKept => Kind is EntryKind.Missing or EntryKind.Link or EntryKind.Folder || Hash is not null;

    /// <summary>Of a folder it counts only that it is one.</summary>
    public bool Matches(EntryState other) => this == other || (Kind is EntryKind.Folder && other.Kind is EntryKind.Folder);

    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", Kind.ToString());
        if (Kind is EntryKind.File or EntryKind.Folder)
            json.WriteNumber("mode", Mode);
        if (Hash is not null)
            json.WriteString("hash", Hash);
        if (Target is not null)
            json.WriteString("target", Target);
        json.WriteEndObject();
    }

    public static EntryState Read(JsonElement json) => new(
        Enum.Parse<EntryKind>(json.GetProperty("kind").GetString()!),
        json.TryGetProperty("mode", out var mode) ? mode.GetInt32() : 0,
        json.TryGetProperty("hash", out var hash) ? hash.GetString() : null,
        json.TryGetProperty("target", out var target) ? target.GetString() : null);
}

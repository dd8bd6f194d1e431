using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Maestro.Storage.Undo;

/// <summary>Why paths change.</summary>
internal enum ChangeKind
{
    Edit,
    Command,
    Undo,
    Redo,
}

/// <summary>A line of a run's journal.</summary>
internal abstract record JournalLine
{
    /// <summary>Of what the line begins; null when it begins nothing.</summary>
    public virtual string? Begun => null;

    private const string Round = "O";

    public static byte[] Write(JournalLine line)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            switch (line)
            {
                case RunLine run:
                    json.WriteString("type", "run");
                    json.WriteString("run", run.Run);
                    json.WriteString("request", run.Request);
                    json.WriteString("folder", run.Folder);
                    json.WriteString("at", run.At.ToString(Round, CultureInfo.InvariantCulture));
                    break;
                case BeginLine begin:
                    json.WriteString("type", "begin");
                    json.WriteString("id", begin.Id);
                    json.WriteString("kind", begin.Kind.ToString());
                    json.WriteString("at", begin.At.ToString(Round, CultureInfo.InvariantCulture));
                    Process(json, begin.Process);
                    Files(json, begin.Files);
                    break;
                case WatchLine watch:
                    json.WriteString("type", "watch");
                    json.WriteString("id", watch.Id);
                    json.WriteString("folder", watch.Folder);
                    Process(json, watch.Process);
                    break;
                case EndLine end:
                    json.WriteString("type", end.IsDone ? "done" : "taken_back");
                    json.WriteString("id", end.Id);
                    break;
                default:
                    throw new ArgumentException($"{line.GetType().Name} has no form.", nameof(line));
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <returns>Null for a line that was not written whole, or of a kind that this version does not know.</returns>
    public static JournalLine? Read(string text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            return json.GetProperty("type").GetString() switch
            {
                "run" => new RunLine(Text(json, "run"), Text(json, "request"), Text(json, "folder"), Time(json)),
                "begin" => new BeginLine(Text(json, "id"), Enum.Parse<ChangeKind>(Text(json, "kind")), Time(json), Process(json), Files(json)),
                "watch" => new WatchLine(Text(json, "id"), Text(json, "folder"), Process(json)),
                "done" => new EndLine(Text(json, "id"), IsDone: true),
                "taken_back" => new EndLine(Text(json, "id"), IsDone: false),
                _ => null,
            };
        }
        catch (Exception torn) when (torn is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement json) => DateTimeOffset.Parse(Text(json, "at"), CultureInfo.InvariantCulture);

    private static OpenProcess Process(JsonElement json) => new(json.GetProperty("process").GetInt32(), Text(json, "began"));

    private static void Process(Utf8JsonWriter json, OpenProcess process)
    {
        json.WriteNumber("process", process.Id);
        json.WriteString("began", process.Began);
    }

    private static void Files(Utf8JsonWriter json, IReadOnlyList<EntryChange> files)
    {
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            file.From.Write(json, "from");
            file.To.Write(json, "to");
            if (file.IsUncertain)
                json.WriteBoolean("uncertain", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<EntryChange> Files(JsonElement json) =>
        [.. json.GetProperty("files").EnumerateArray().Select(file => new EntryChange(
            Text(file, "path"), EntryState.Read(file.GetProperty("from")), EntryState.Read(file.GetProperty("to")), file.TryGetProperty("uncertain", out _)))];
}

/// <summary>The first line: whose journal it is.</summary>
internal sealed record RunLine(string Run, string Request, string Folder, DateTimeOffset At) : JournalLine;

/// <summary>Paths are about to change, or were found to have changed.</summary>
internal sealed record BeginLine(string Id, ChangeKind Kind, DateTimeOffset At, OpenProcess Process, IReadOnlyList<EntryChange> Files) : JournalLine
{
    public override string? Begun => Id;
}

/// <summary>A command is about to run.</summary>
internal sealed record WatchLine(string Id, string Folder, OpenProcess Process) : JournalLine
{
    public override string? Begun => Id;
}

/// <summary>What began has been done, or was taken back.</summary>
internal sealed record EndLine(string Id, bool IsDone) : JournalLine;

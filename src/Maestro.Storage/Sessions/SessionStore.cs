using System.Globalization;
using System.Text;
using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Sessions;

/// <summary>A stored session, in a list.</summary>
/// <param name="Request">What was asked first.</param>
/// <param name="Events">The number of stored events.</param>
public sealed record StoredSession(string Id, DateTimeOffset Started, string Cwd, string Request, int Events);

/// <summary>Reads and deletes what the session log holds.</summary>
/// <param name="folder">The user's data folder.</param>
public sealed class SessionStore(string folder)
{
    /// <summary>The newest first; empty when nothing was ever stored.</summary>
    /// <exception cref="SessionLogException">The log cannot be read.</exception>
    public IReadOnlyList<StoredSession> List(int most = 100)
    {
        if (!Exists)
            return [];
        return Read(
            "SELECT s.id, s.started, s.cwd, s.request, (SELECT count(*) FROM events e WHERE e.session = s.id) FROM sessions s ORDER BY s.started DESC, s.id DESC LIMIT $value",
            most,
            row => new StoredSession(
                row.GetString(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), row.GetString(2), row.GetString(3), row.GetInt32(4)));
    }

    /// <summary>The whole id of the one session that begins with this text, <c>s_</c> or not; null when none or several do.</summary>
    public string? Find(string start)
    {
        if (!Exists || start.Length == 0)
            return null;
        var prefix = start.StartsWith("s_", StringComparison.Ordinal) ? start : $"s_{start}";
        var ids = Read("SELECT id FROM sessions WHERE substr(id, 1, length($value)) = $value LIMIT 2", prefix, row => row.GetString(0));
        return ids.Count == 1 ? ids[0] : null;
    }

    /// <summary>The stored events of a session in order, as they were written.</summary>
    public IReadOnlyList<string> Lines(string id) =>
        Exists ? Read("SELECT json FROM events WHERE session = $value ORDER BY seq", id, row => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0))) : [];

    /// <summary>The stored events of a session in order, but for those of types that this version does not know.</summary>
    public IReadOnlyList<EventEnvelope> Events(string id)
    {
        try
        {
            return [.. Lines(id).Select(line => EventJson.Read(Encoding.UTF8.GetBytes(line))).OfType<EventEnvelope>()];
        }
        catch (JsonException failure)
        {
            throw new SessionLogException($"Session {id} holds an event that cannot be read: {failure.Message}", failure);
        }
    }

    public void Delete(string id)
    {
        using var connection = SessionDatabase.Open(folder, forWriting: true);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; DELETE FROM events WHERE session = $id; DELETE FROM open_replies WHERE session = $id; DELETE FROM open_runs WHERE session = $id; DELETE FROM sessions WHERE id = $id; COMMIT";
        command.Parameters.AddWithValue("$id", id);
        command.ExecuteNonQuery();
    }

    private bool Exists => File.Exists(Path.Combine(folder, "sessions.db"));

    private List<T> Read<T>(string sql, object value, Func<SqliteDataReader, T> read)
    {
        try
        {
            using var connection = SessionDatabase.Open(folder, forWriting: false);
            using var command = new SqliteCommand(sql, connection);
            command.Parameters.AddWithValue("$value", value);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (SqliteException failure)
        {
            throw SessionDatabase.Failed(Path.Combine(folder, "sessions.db"), failure);
        }
    }
}

using System.Buffers;
using System.Globalization;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Sessions;

/// <summary>Runs that have begun and not ended, with their program: when that is gone, they get the end that it could not write.</summary>
internal static class OpenRuns
{
    public const string Table =
        "open_runs (session TEXT NOT NULL, run TEXT NOT NULL, parent TEXT, agent TEXT NOT NULL, process INTEGER NOT NULL, started INTEGER NOT NULL, "
        + "PRIMARY KEY (session, run)) WITHOUT ROWID";

    private const string Reason = "the program ended in the middle of the run";

    public static void Begin(SqliteConnection connection, EventEnvelope envelope, ReplyOwner owner)
    {
        using var command = new SqliteCommand(
            "INSERT OR IGNORE INTO open_runs (session, run, parent, agent, process, started) VALUES ($session, $run, $parent, $agent, $process, $started)", connection);
        command.Parameters.AddWithValue("$session", envelope.Session);
        command.Parameters.AddWithValue("$run", envelope.Run);
        command.Parameters.AddWithValue("$parent", (object?)envelope.Parent ?? DBNull.Value);
        command.Parameters.AddWithValue("$agent", envelope.Event.Agent);
        command.Parameters.AddWithValue("$process", owner.Process);
        command.Parameters.AddWithValue("$started", owner.StartedMs);
        command.ExecuteNonQuery();
    }

    public static void End(SqliteConnection connection, EventEnvelope envelope) => Delete(connection, envelope.Session, envelope.Run, null);

    /// <summary>Ends what programs left open that are gone, a delegated run before the one that waited for it.</summary>
    public static void Recover(SqliteConnection connection)
    {
        if (Left(connection, null).Count == 0)
            return;
        using var transaction = connection.BeginTransaction();
        foreach (var (session, run, parent, agent) in Left(connection, transaction))
        {
            var (seq, at) = Last(connection, session, transaction);
            var json = new ArrayBufferWriter<byte>();
            EventJson.Write(json, new EventEnvelope(seq + 1, at, session, run, parent, new RunCancelled(agent, Reason)));
            using var command = new SqliteCommand("INSERT INTO events (session, seq, json) VALUES ($session, $seq, $json)", connection, transaction);
            command.Parameters.AddWithValue("$session", session);
            command.Parameters.AddWithValue("$seq", seq + 1);
            command.Parameters.AddWithValue("$json", json.WrittenSpan.ToArray());
            command.ExecuteNonQuery();
            Delete(connection, session, run, transaction);
        }

        transaction.Commit();
    }

    private static List<(string Session, string Run, string? Parent, string Agent)> Left(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = new SqliteCommand(
            "SELECT session, run, parent, agent, process, started FROM open_runs ORDER BY session, run DESC", connection, transaction);
        using var reader = command.ExecuteReader();
        var left = new List<(string Session, string Run, string? Parent, string Agent)>();
        while (reader.Read())
            if (!new ReplyOwner(reader.GetInt32(4), reader.GetInt64(5)).IsAlive())
                left.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3)));
        return left;
    }

    /// <summary>The number and the time of the last event of a session.</summary>
    private static (long Seq, DateTimeOffset At) Last(SqliteConnection connection, string session, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand("SELECT seq, json FROM events WHERE session = $session ORDER BY seq DESC LIMIT 1", connection, transaction);
        command.Parameters.AddWithValue("$session", session);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return (0, DateTimeOffset.UnixEpoch);
        using var json = System.Text.Json.JsonDocument.Parse(reader.GetFieldValue<byte[]>(1));
        return (reader.GetInt64(0), DateTimeOffset.Parse(json.RootElement.GetProperty("at").GetString()!, CultureInfo.InvariantCulture));
    }

    private static void Delete(SqliteConnection connection, string session, string run, SqliteTransaction? transaction)
    {
        using var command = new SqliteCommand("DELETE FROM open_runs WHERE session = $session AND run = $run", connection, transaction);
        command.Parameters.AddWithValue("$session", session);
        command.Parameters.AddWithValue("$run", run);
        command.ExecuteNonQuery();
    }
}

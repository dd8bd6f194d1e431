using System.Buffers;
using System.Globalization;
using System.Text;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Sessions;

/// <summary>Replies that are being written: what has come since the last time is kept beside the events, at most once a
/// second, and is an event only once its program is gone.</summary>
internal sealed class OpenReplies(ReplyOwner owner)
{
    public const string Table =
        "open_replies (session TEXT NOT NULL, run TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, parent TEXT, agent TEXT NOT NULL, text TEXT NOT NULL, "
        + "process INTEGER NOT NULL, started INTEGER NOT NULL, PRIMARY KEY (session, run, seq)) WITHOUT ROWID";

    private const string Reason = "the program ended in the middle of the reply";
    private readonly Dictionary<string, Open> open = new(StringComparer.Ordinal);

    /// <summary>True when the event is a part of an answer.</summary>
    public bool Add(EventEnvelope envelope)
    {
        if (envelope.Event is not Thinking { Channel: ThinkingChannel.Answer } token)
            return false;
        if (!open.TryGetValue(envelope.Run, out var reply))
            open[envelope.Run] = reply = new Open();
        reply.Text.Append(token.Text);
        reply.Last = envelope;
        return true;
    }

    /// <summary>Whether the event ends a reply of which a part was kept: then it must be removed with it.</summary>
    public bool EndsKept(EventEnvelope envelope) =>
        envelope.Event is MessageCompleted or MessageInterrupted or { IsTerminal: true } && open.Remove(envelope.Run, out var reply) && reply.HasRow;

    /// <summary>Writes down what has come since the last time.</summary>
    public void Keep(SqliteConnection connection)
    {
        foreach (var reply in open.Values.Where(reply => reply.Text.Length > 0))
        {
            using var command = new SqliteCommand(
                "INSERT INTO open_replies (session, run, seq, at, parent, agent, text, process, started) VALUES ($session, $run, $seq, $at, $parent, $agent, $text, $process, $started)",
                connection);
            var last = reply.Last!;
            command.Parameters.AddWithValue("$session", last.Session);
            command.Parameters.AddWithValue("$run", last.Run);
            command.Parameters.AddWithValue("$seq", last.Seq);
            command.Parameters.AddWithValue("$at", last.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            command.Parameters.AddWithValue("$parent", (object?)last.Parent ?? DBNull.Value);
            command.Parameters.AddWithValue("$agent", last.Event.Agent);
            command.Parameters.AddWithValue("$text", reply.Text.ToString());
            command.Parameters.AddWithValue("$process", owner.Process);
            command.Parameters.AddWithValue("$started", owner.StartedMs);
            command.ExecuteNonQuery();
            reply.Text.Clear();
            reply.HasRow = true;
        }
    }

    public static void Remove(SqliteConnection connection, EventEnvelope envelope) => Delete(connection, envelope.Session, envelope.Run);

    /// <summary>Turns what programs left behind that are gone into <c>message_interrupted</c> events.</summary>
    public static void Recover(SqliteConnection connection)
    {
        if (Left(connection).Count == 0)
            return;
        using var transaction = connection.BeginTransaction();
        foreach (var (envelope, _) in Left(connection, transaction))
        {
            var json = new ArrayBufferWriter<byte>();
            EventJson.Write(json, envelope);
            using var command = new SqliteCommand("INSERT OR IGNORE INTO events (session, seq, json) VALUES ($session, $seq, $json)", connection, transaction);
            command.Parameters.AddWithValue("$session", envelope.Session);
            command.Parameters.AddWithValue("$seq", envelope.Seq);
            command.Parameters.AddWithValue("$json", json.WrittenSpan.ToArray());
            command.ExecuteNonQuery();
            Delete(connection, envelope.Session, envelope.Run, transaction);
        }

        transaction.Commit();
    }

    private static List<(EventEnvelope Event, ReplyOwner Owner)> Left(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand(
            "SELECT session, run, seq, at, parent, agent, text, process, started FROM open_replies ORDER BY session, run, seq", connection, transaction);
        using var reader = command.ExecuteReader();
        var left = new List<(EventEnvelope Event, ReplyOwner Owner)>();
        while (reader.Read())
        {
            var (session, run, text) = (reader.GetString(0), reader.GetString(1), reader.GetString(6));
            if (left is [.., { Event: { Event: MessageInterrupted before } last }] && (last.Session, last.Run) == (session, run))
            {
                text = before.Text + text;
                left.RemoveAt(left.Count - 1);
            }

            left.Add((
                new EventEnvelope(
                    reader.GetInt64(2), DateTimeOffset.Parse(reader.GetString(3), CultureInfo.InvariantCulture), session, run,
                    reader.IsDBNull(4) ? null : reader.GetString(4), new MessageInterrupted(reader.GetString(5), text, Reason)),
                new ReplyOwner(reader.GetInt32(7), reader.GetInt64(8))));
        }

        left.RemoveAll(reply => reply.Owner.IsAlive());
        return left;
    }

    private static void Delete(SqliteConnection connection, string session, string run, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand("DELETE FROM open_replies WHERE session = $session AND run = $run", connection, transaction);
        command.Parameters.AddWithValue("$session", session);
        command.Parameters.AddWithValue("$run", run);
        command.ExecuteNonQuery();
    }

    private sealed class Open
    {
        /// <summary>What is not yet written down.</summary>
        public StringBuilder Text { get; } = new();

        public EventEnvelope? Last { get; set; }

        /// <summary>Something of it is written down.</summary>
        public bool HasRow { get; set; }
    }
}

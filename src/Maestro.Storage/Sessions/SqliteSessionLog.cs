using System.Buffers;
using System.Globalization;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Core.Sessions;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Sessions;

/// <summary>The append-only log of all sessions in one SQLite file; an event is durable against a killed process when <see cref="Append"/> returns.</summary>
/// <remarks>Opens the file with the first event. When the file fails, the log goes off and says so once; the run goes on.</remarks>
/// <param name="folder">The user's data folder.</param>
/// <param name="onFailure">Told once, in one line, when the log goes off. May be called from any thread.</param>
public sealed class SqliteSessionLog(string folder, Action<string> onFailure) : ISessionLog, IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private SqliteConnection? connection;
    private SqliteCommand? insert;
    private bool isOff;

    public void Append(EventEnvelope envelope)
    {
        lock (buffer)
        {
            if (isOff)
                return;
            try
            {
                connection ??= SessionDatabase.Open(folder, forWriting: true);
                if (envelope.Event is RunStarted run && known.Add(envelope.Session))
                    InsertSession(connection, envelope, run);
                InsertEvent(connection, envelope);
            }
            catch (SessionLogException failure)
            {
                TurnOff(failure.Message);
            }
            catch (SqliteException failure)
            {
                TurnOff(SessionDatabase.Failed(Path.Combine(folder, "sessions.db"), failure).Message);
            }
        }
    }

    public void Dispose()
    {
        lock (buffer)
        {
            isOff = true;
            insert?.Dispose();
            connection?.Dispose();
        }
    }

    private void TurnOff(string why)
    {
        isOff = true;
        onFailure($"{why} This session is not stored.");
    }

    private void InsertEvent(SqliteConnection open, EventEnvelope envelope)
    {
        if (insert is null)
        {
            insert = open.CreateCommand();
            insert.CommandText = "INSERT INTO events (session, seq, json) VALUES ($session, $seq, $json)";
            insert.Parameters.Add("$session", SqliteType.Text);
            insert.Parameters.Add("$seq", SqliteType.Integer);
            insert.Parameters.Add("$json", SqliteType.Blob);
        }

        buffer.ResetWrittenCount();
        EventJson.Write(buffer, envelope);
        insert.Parameters[0].Value = envelope.Session;
        insert.Parameters[1].Value = envelope.Seq;
        insert.Parameters[2].Value = buffer.WrittenSpan.ToArray();
        insert.ExecuteNonQuery();
    }

    private static void InsertSession(SqliteConnection open, EventEnvelope envelope, RunStarted run)
    {
        using var command = open.CreateCommand();
        command.CommandText = "INSERT OR IGNORE INTO sessions (id, started, cwd, request) VALUES ($id, $started, $cwd, $request)";
        command.Parameters.AddWithValue("$id", envelope.Session);
        command.Parameters.AddWithValue("$started", envelope.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$cwd", run.Cwd);
        command.Parameters.AddWithValue("$request", run.Request);
        command.ExecuteNonQuery();
    }
}

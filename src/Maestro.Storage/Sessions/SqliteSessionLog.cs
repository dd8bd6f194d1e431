using System.Buffers;
using System.Globalization;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Core.Sessions;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Sessions;

/// <summary>The append-only log of all sessions in one SQLite file; an event is durable against a killed process when <see cref="Append"/> returns, a reply
/// that is being written after a second.</summary>
/// <remarks>Opens the file with the first event. When the file fails, the log goes off and says so once; the run goes on.</remarks>
public sealed class SqliteSessionLog : ISessionLog, IDisposable
{
    private static readonly TimeSpan BetweenKept = TimeSpan.FromSeconds(1);
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly Action<string> onFailure;
    private readonly ReplyOwner owner;
    private readonly OpenReplies replies;
    private readonly ITimer timer;
    private SqliteConnection? connection;
    private SqliteCommand? insert;
    private bool isTimed;
    private bool isOff;

    /// <param name="folder">The user's data folder.</param>
    /// <param name="onFailure">Told once, in one line, when the log goes off. May be called from any thread.</param>
    public SqliteSessionLog(string folder, Action<string> onFailure, TimeProvider time)
        : this(folder, onFailure, time, ReplyOwner.Current)
    {
    }

    internal SqliteSessionLog(string folder, Action<string> onFailure, TimeProvider time, ReplyOwner owner)
    {
        (this.folder, this.onFailure, this.owner, replies) = (folder, onFailure, owner, new OpenReplies(owner));
        timer = time.CreateTimer(_ => KeepReplies(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Append(EventEnvelope envelope) => Write(open =>
    {
        if (envelope.Event is RunStarted run && known.Add(envelope.Session))
            InsertSession(open, envelope, run);
        var endsKept = replies.EndsKept(envelope);
        if (!endsKept && envelope.Event is not RunStarted and not { IsTerminal: true })
        {
            InsertEvent(open, envelope);
            return;
        }

        // Together, so that a reply is never both whole and interrupted, and a run never ends twice.
        Run(open, "BEGIN IMMEDIATE");
        InsertEvent(open, envelope);
        if (endsKept)
            OpenReplies.Remove(open, envelope);
        if (envelope.Event is RunStarted)
            OpenRuns.Begin(open, envelope, owner);
        else if (envelope.Event.IsTerminal)
            OpenRuns.End(open, envelope);
        Run(open, "COMMIT");
    });

    public void Follow(EventEnvelope envelope)
    {
        lock (buffer)
        {
            if (isOff || !replies.Add(envelope) || isTimed)
                return;
            isTimed = true;
            timer.Change(BetweenKept, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (buffer)
        {
            isOff = true;
            insert?.Dispose();
            connection?.Dispose();
        }
    }

    private void KeepReplies() => Write(open =>
    {
        isTimed = false;
        replies.Keep(open);
    });

    private void Write(Action<SqliteConnection> write)
    {
        lock (buffer)
        {
            if (isOff)
                return;
            try
            {
                write(connection ??= SessionDatabase.Open(folder, forWriting: true));
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

    private static void Run(SqliteConnection open, string sql)
    {
        using var command = new SqliteCommand(sql, open);
        command.ExecuteNonQuery();
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

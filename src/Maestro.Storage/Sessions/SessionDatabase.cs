using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Sessions;

/// <summary>Opens the database of all sessions, creating or checking its tables.</summary>
internal static class SessionDatabase
{
    private const int SchemaVersion = 3;
    private const int Full = 13;

    public static SqliteConnection Open(string folder, bool forWriting)
    {
        var path = Path.Combine(folder, "sessions.db");
        try
        {
            if (forWriting)
                Directory.CreateDirectory(folder);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = forWriting ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 5,
            }.ToString());
            connection.Open();
            Prepare(connection, path);
            OpenReplies.Recover(connection);
            OpenRuns.Recover(connection);
            return connection;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or TypeInitializationException)
        {
            throw Failed(path, failure);
        }
    }

    public static SessionLogException Failed(string path, Exception failure)
    {
        var why = failure switch
        {
            SqliteException { SqliteErrorCode: Full } => "the disk is full",
            TypeInitializationException => "libe_sqlite3, which belongs beside the program, cannot be loaded",
            _ => failure.Message.TrimEnd('.'),
        };
        return new SessionLogException($"The session log {path} cannot be used: {why}.", failure);
    }

    /// <summary>WAL survives a killed process with <c>synchronous=NORMAL</c>: only a power cut may lose the last events.</summary>
    private static void Prepare(SqliteConnection connection, string path)
    {
        Run(connection, "PRAGMA busy_timeout=5000; PRAGMA synchronous=NORMAL");
        var version = Convert.ToInt32(Run(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (version > SchemaVersion)
            throw new SessionLogException($"The session log {path} was written by a newer version of Maestro. Update Maestro, or move the file away.");
        if (version == SchemaVersion)
            return;
        Run(connection, $"""
            PRAGMA journal_mode=WAL;
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS events (session TEXT NOT NULL, seq INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY (session, seq)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, started TEXT NOT NULL, cwd TEXT NOT NULL, request TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS {OpenReplies.Table};
            CREATE TABLE IF NOT EXISTS {OpenRuns.Table};
            PRAGMA user_version={SchemaVersion};
            COMMIT;
            """);
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

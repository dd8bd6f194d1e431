using System.Diagnostics;
using Maestro.Tools.Databases;

namespace Maestro.Tools.Tests.Databases;

/// <summary>A PostgreSQL of the test's own, on a socket in a folder of its own; as another user than root, which it refuses.</summary>
internal sealed class OwnPostgres : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("maestro-pg-").FullName;

    private static readonly string[] Places = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin") : []];

    public static bool HasClient => Find("psql") is not null;

    public static bool HasServer => HasClient && Find("initdb") is not null && Find("pg_ctl") is not null && (Environment.UserName != "root" || (Find("runuser") is not null && File.ReadAllText("/etc/passwd").Contains("\npostgres:", StringComparison.Ordinal)));

    public PostgresAddress Address => PostgresAddress.In($"host={folder} user=tester dbname=postgres")!;

    public static OwnPostgres Start()
    {
        var server = new OwnPostgres();
        server.Start("chmod", ["777", server.folder]);
        server.AsUser(Find("initdb")!, "-D", $"{server.folder}/data", "-U", "tester", "-A", "trust", "--no-sync");
        server.AsUser(Find("pg_ctl")!, "-D", $"{server.folder}/data", "-w", "-l", $"{server.folder}/log", "-o", $"-k {server.folder} -c listen_addresses= -c fsync=off", "start");
        return server;
    }

    public string Run(string sql) => Start("psql", ["-X", "-A", "-t", "-q", "-h", folder, "-U", "tester", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", sql]);

    public void Dispose()
    {
        AsUser(Find("pg_ctl")!, "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static string? Find(string name) => Places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);

    private void AsUser(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
            Start("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else
            Start(program, arguments);
    }

    private string Start(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" 2>>\"$OUT\"", program, .. arguments])
        {
            RedirectStandardOutput = !program.EndsWith("pg_ctl", StringComparison.Ordinal) && !arguments.Contains("start"),
            WorkingDirectory = folder,
            Environment = { ["OUT"] = $"{folder}/errors" },
        })!;
        var output = process.StartInfo.RedirectStandardOutput ? process.StandardOutput.ReadToEnd() : "";
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {File.ReadAllText($"{folder}/errors")}");
        return output.Trim();
    }
}

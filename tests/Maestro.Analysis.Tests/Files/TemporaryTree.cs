using System.Diagnostics;

namespace Maestro.Analysis.Tests.Files;

/// <summary>A folder with made-up files, gone at the end of the test.</summary>
internal sealed class TemporaryTree : IDisposable
{
    public TemporaryTree(params (string Path, string Text)[] files)
    {
        Directory.CreateDirectory(Root);
        foreach (var (path, text) in files)
            Write(path, text);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "maestro-tests", Path.GetRandomFileName());

    public string Cache => Root + "-cache";

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode is 0, error);
    }

    public void Commit(string subject)
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", subject);
    }

    public void Dispose()
    {
        foreach (var folder in new[] { Root, Cache })
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }
}

using Maestro.Core.Permissions;
using Maestro.Testing.Server;
using Maestro.Tools.Shell.Holding;

namespace Maestro.EndToEnd.Tests.Program;

/// <summary>Held by the kernel alone.</summary>
public sealed class LandlockTests() : ReadOnlyTests(ShellHold.Landlock);

/// <summary>Held by a view of the files that cannot be written to.</summary>
public sealed class BubblewrapTests() : ReadOnlyTests(ShellHold.Bubblewrap);

/// <summary>Where only reading is allowed, real commands that try to write do not get to.</summary>
public abstract class ReadOnlyTests : IDisposable
{
    private readonly MaestroRun maestro = new();

    private protected ReadOnlyTests(ShellHold hold)
    {
        Assert.SkipUnless(ShellHolder.IsThere(hold), $"{hold} does not work on this machine, so it can hold no command");
        maestro.Environment[ShellHolder.Variable] = hold.ToString().ToLowerInvariant();
    }

    public void Dispose()
    {
        maestro.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("python3 -c \"open('made.txt', 'w')\"", "made")]
    [InlineData("dd if=/dev/null of=a.txt", "emptied")]
    [InlineData("cp a.txt made.txt", "made")]
    [InlineData("ln a.txt made.txt", "made")]
    [InlineData("ln -s a.txt made.txt", "made")]
    [InlineData("mkdir made.txt", "made")]
    [InlineData("rm a.txt", "gone")]
    [InlineData("mv a.txt made.txt", "moved")]
    [InlineData("truncate -s 0 a.txt", "emptied")]
    [InlineData("sed -i s/whole/half/ a.txt", "edited")]
    [InlineData("chmod 777 a.txt", "opened")]
    [InlineData("touch -d 2001-01-01 a.txt", "aged")]
    [InlineData("python3 -c \"import os; os.truncate('a.txt', 0)\"", "emptied")]
    [InlineData("python3 -c \"print('READ', open('settings.env').read())\"", "secret read")]
    [InlineData("python3 -c \"import os; print('READ', open(os.path.join('..', 'private.txt')).read())\"", "outside read")]
    [InlineData("python3 -c \"open('/tmp/maestro-made.txt', 'w'); print('READ')\"", "written beside the work folder")]
    [InlineData("python3 -c \"import os; open(os.path.join(os.environ['HOME'], 'made.txt'), 'w'); print('READ')\"", "written to the home")]
    [InlineData("python3 -c \"import socket; socket.socket(socket.AF_UNIX); print('READ')\"", "socket opened")]
    public async Task A_command_that_is_not_known_to_read_is_held_by_the_system(string command, string harm)
    {
        var file = Prepared();
        var before = (new FileInfo(file).UnixFileMode, File.GetLastWriteTimeUtc(file));
        var output = await RunAsync(command);
        Assert.True(File.ReadAllText(file) == "whole\n" && Directory.GetFileSystemEntries(maestro.Folder).Length == 2, harm);
        Assert.Equal(before, (new FileInfo(file).UnixFileMode, File.GetLastWriteTimeUtc(file)));
        Assert.DoesNotContain("READ", output.Replace(command, "", StringComparison.Ordinal).Replace("print('READ'", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_command_reads_the_work_folder_and_writes_to_its_temporary_folder_and_to_nowhere()
    {
        Prepared();
        const string script = "import os,tempfile; f=tempfile.NamedTemporaryFile(); open(os.devnull,'w').write('x'); print('got', open('a.txt').read(), f.name)";
        var output = await RunAsync($"python3 -c \"{script}\"");
        Assert.Contains("got whole", output, StringComparison.Ordinal);
    }

    private string Prepared()
    {
        maestro.Write("private.txt", "not yours\n");
        maestro.Write("work/settings.env", "KEY=1\n");
        maestro.Write("work/a.txt", "whole\n");
        return Path.Combine(maestro.Folder, "a.txt");
    }

    /// <summary>What the model is told of the command.</summary>
    private async Task<string> RunAsync(string command)
    {
        var arguments = System.Text.Json.JsonEncodedText.Encode(command);
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply { ToolCalls = [new FakeToolCall("c1", "run_command", $$"""{"command":"{{arguments}}"}""")] }, new FakeReply("done"));
        var end = await maestro.RunAsync("run", "go on", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m", "--approve", "read-only", "--format", "jsonl");
        Assert.True(end.ExitCode == 0, $"{end}");
        return string.Join('\n', end.Stdout.Split('\n').Where(line => line.Contains("\"command_done\"", StringComparison.Ordinal)));
    }
}

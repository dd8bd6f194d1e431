using System.Diagnostics;
using System.Text.Json;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class TestingAgentTests : IDisposable
{
    private const string Code = "namespace Shop;\n\npublic static class Cart\n{\n    public static bool Over(int count)\n    {\n        return count > 10;\n    }\n}\n";

    /// <summary>Takes the place of a framework: it knows what the code gives and reads what the tests expect.</summary>
    private const string Framework =
        """
        #!/bin/sh
        grep -q 'return count >' src/Cart.cs || { echo 'not ok 1 - over'; exit 1; }
        echo 'ok 1 - over'
        grep -q 'True(Cart.Over(10))' tests/CartTests.cs && { echo 'not ok 2 - border'; exit 1; }
        echo 'ok 2 - border'
        """;

    private readonly MaestroRun maestro = new();

    public TestingAgentTests()
    {
        Directory.CreateDirectory(Temporary);
        maestro.Environment["TMPDIR"] = Temporary;
    }

    private string Temporary => Path.Combine(maestro.Home, "tmp");

    public void Dispose() => maestro.Dispose();

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("huggingface")]
    [InlineData("ollama")]
    public async Task A_test_is_written_repaired_and_kept_over_every_wire(string provider)
    {
        CSharp();
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply { ToolCalls = [new FakeToolCall("c1", "write_file", Written(10))] }, new FakeReply("Written."),
            new FakeReply { ToolCalls = [new FakeToolCall("c2", "write_file", Written(11))] }, new FakeReply("Ten is ", "not over ten."));
        var events = await RunAsync("write tests for src/Cart.cs", "--provider", provider, "--base-url", $"{server.Address}", "--model", "m");
        var types = events.Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.Equal(["run_started", "routed", "status"], types[..3]);
        Assert.Contains("thinking", types);
        var data = Data(events);
        Assert.Equal("Ten is not over ten.", data.GetProperty("summary").GetString());
        var generated = Assert.Single(data.GetProperty("generated").EnumerateArray());
        Assert.Equal(("tests/CartTests.cs", true), (generated.GetProperty("file").GetString(), generated.GetProperty("kept").GetBoolean()));
        Assert.Equal((2, 0), (data.GetProperty("run").GetProperty("passed").GetInt32(), data.GetProperty("run").GetProperty("failed").GetInt32()));
        foreach (var notMeasured in (string[])["coverage", "mutation", "flaky"])
            Assert.Equal(JsonValueKind.Null, data.GetProperty(notMeasured).ValueKind);
        Assert.Contains("Over(11)", File.ReadAllText(Path.Combine(maestro.Folder, "tests/CartTests.cs")), StringComparison.Ordinal);
        Assert.Contains("not ok 2 - border", server.Requests[2].Prompt, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "maestro-copy-*"));
    }

    [Fact]
    public async Task A_run_is_undone_like_any_other()
    {
        CSharp();
        await using var server = await FakeModelServer.StartAsync(new FakeReply { ToolCalls = [new FakeToolCall("c1", "write_file", Written(11))] }, new FakeReply("Written."));
        await RunAsync("write tests for src/Cart.cs", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m");
        Assert.True(File.Exists(Path.Combine(maestro.Folder, "tests/CartTests.cs")));
        await maestro.RunAsync("undo");
        Assert.False(File.Exists(Path.Combine(maestro.Folder, "tests/CartTests.cs")));
    }

    [Fact]
    public async Task Without_a_model_csharp_is_mutated_on_a_copy()
    {
        CSharp();
        maestro.Write("work/tests/CartTests.cs", "public sealed class CartTests\n{\n    [Fact]\n    public void Over() => Assert.True(Cart.Over(12));\n}\n");
        var mutation = Data(await RunAsync("mutation test src/Cart.cs")).GetProperty("mutation");
        Assert.Equal((3, 1, 2), (mutation.GetProperty("tried").GetInt32(), mutation.GetProperty("killed").GetInt32(), mutation.GetProperty("survived").GetInt32()));
        Assert.Equal(Code, File.ReadAllText(Path.Combine(maestro.Folder, "src/Cart.cs")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "maestro-copy-*"));
    }

    [Fact]
    public async Task Without_a_model_python_is_mutated_with_its_own_tests()
    {
        Assert.SkipUnless(IsThere("python3"), "there is no python3 here");
        maestro.Write("work/shop.py", "def over(count):\n    return count > 10\n");
        maestro.Write("work/tests/test_shop.py", "import unittest\n\nfrom shop import over\n\n\nclass Shop(unittest.TestCase):\n    def test_over(self):\n        self.assertTrue(over(12))\n");
        var data = Data(await RunAsync("mutation test shop.py with 2 mutants"));
        Assert.Equal("unittest", data.GetProperty("framework").GetString());
        var survivor = Assert.Single(data.GetProperty("mutation").GetProperty("survivors").EnumerateArray());
        Assert.Equal(("boundary", "return count >= 10"), (survivor.GetProperty("kind").GetString(), survivor.GetProperty("after").GetString()));
        Assert.Equal(1, data.GetProperty("mutation").GetProperty("killed").GetInt32());
    }

    [Fact]
    public async Task Without_a_model_typescript_is_covered_and_mutated_with_the_tests_of_node()
    {
        Assert.SkipUnless(IsThere("node"), "there is no node here");
        maestro.Write("work/package.json", "{\"name\":\"shop\",\"type\":\"module\"}");
        maestro.Write("work/src/board.ts", "export interface Card { done: boolean }\nexport const open = (cards: Array<Card>): number => cards.length;\n");
        maestro.Write("work/src/cart.js", "export function over(count) {\n  if (count > 10) {\n    return true;\n  }\n  return false;\n}\n\nexport function never() {\n  return 1;\n}\n");
        maestro.Write("work/test/cart.test.js", "import test from 'node:test';\nimport assert from 'node:assert';\nimport { over } from '../src/cart.js';\ntest('over', () => { assert.equal(over(12), true); });\n");
        var data = Data(await RunAsync("how good are the tests of src/cart.js? with 3 mutants"));
        Assert.Equal("node:test", data.GetProperty("framework").GetString());
        var covered = data.GetProperty("coverage").GetProperty("files").EnumerateArray().Single(file => file.GetProperty("file").GetString() == "src/cart.js");
        Assert.InRange(covered.GetProperty("percent").GetDouble(), 50, 95);
        Assert.Equal(3, data.GetProperty("mutation").GetProperty("tried").GetInt32());
        Assert.InRange(data.GetProperty("mutation").GetProperty("survived").GetInt32(), 1, 2);
        Assert.Contains(data.GetProperty("untested").EnumerateArray(), function => function.GetProperty("name").GetString() == "never");
    }

    [Fact]
    public async Task An_interrupt_ends_the_tests_and_removes_the_copy()
    {
        CSharp("#!/bin/sh\necho $$ > \"$TMPDIR/started\"\nexec sleep 300\n");
        using var process = maestro.Start("run", "mutation test src/Cart.cs", "--approve", "all", "--format", "jsonl");
        process.StandardInput.Close();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("without a change", StringComparison.Ordinal))
        {
        }

        using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var end = await MaestroRun.EndAsync(process);
        Assert.Equal(130, end.ExitCode);
        Assert.Contains("\"type\":\"cancelled\"", end.Stdout, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "maestro-copy-*"));
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), IsOnCopy);
    }

    private bool IsOnCopy(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(Temporary, StringComparison.Ordinal) is true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void CSharp(string framework = Framework)
    {
        maestro.Write("work/src/Cart.cs", Code);
        maestro.Write("work/tests/Readme.cs", "// Tests stand here.\n");
        maestro.Write("work/test.sh", framework);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(maestro.Folder, "test.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<List<JsonElement>> RunAsync(string request, params string[] options)
    {
        var end = await maestro.RunAsync(["run", request, "--format", "jsonl", "--approve", "all", .. options]);
        Assert.True(end.ExitCode == 0, $"{end}");
        return [.. end.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private static JsonElement Data(List<JsonElement> events)
    {
        Assert.Equal("result", events[^1].GetProperty("type").GetString());
        return events[^1].GetProperty("data").GetProperty("data");
    }

    private static string Written(int count) =>
        $$"""{"path":"tests/CartTests.cs","content":"public sealed class CartTests\n{\n    [Fact]\n    public void Border() => Assert.True(Cart.Over({{count}}));\n}\n"}""";

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}

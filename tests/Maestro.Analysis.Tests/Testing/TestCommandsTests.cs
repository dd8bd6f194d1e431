using Maestro.Analysis.Testing;

namespace Maestro.Analysis.Tests.Testing;

public sealed class TestCommandsTests
{
    [Theory]
    [InlineData(TestFamily.Pytest, "uv run pytest", null, "uv run pytest -v", "uv run pytest -v t/test_a.py")]
    [InlineData(TestFamily.Unittest, "python3 -m unittest discover -s t", null, "python3 -m unittest discover -s t -v", "python3 -m unittest discover -s t -v -p test_a.py")]
    [InlineData(TestFamily.Jest, "npm test", "jest", "npm test -- --verbose", "npm test -- --verbose t/test_a.py")]
    [InlineData(TestFamily.Vitest, "pnpm test", "vitest", "pnpm test --run --reporter=verbose", "pnpm test --run --reporter=verbose t/test_a.py")]
    [InlineData(TestFamily.Vitest, "npm test -- --run", "vitest", "npm test -- --run --reporter=verbose", "npm test -- --run --reporter=verbose t/test_a.py")]
    [InlineData(TestFamily.Mocha, "npm test", "NODE_ENV=test mocha --require t/env --reporter spec test/ test/more/", "NODE_ENV=test npx --no-install mocha --reporter tap --require t/env test/ test/more/", "NODE_ENV=test npx --no-install mocha --reporter tap --require t/env t/test_a.py")]
    [InlineData(TestFamily.Node, "npm test", "npm run build && node --import tsx --test test/*.ts", "npm run build && node --test --test-reporter=tap --import tsx test/*.ts", "npm run build && node --test --test-reporter=tap --import tsx t/test_a.py")]
    [InlineData(TestFamily.Go, "go test ./...", null, "go test -v -count=1 ./...", "go test -v -count=1 ./t")]
    [InlineData(TestFamily.Cargo, "cargo test", null, "cargo test", null)]
    [InlineData(TestFamily.Maven, "./mvnw test", null, "./mvnw test", "./mvnw test -Dtest=test_a")]
    [InlineData(TestFamily.Gradle, "./gradlew test", null, "./gradlew cleanTest test", "./gradlew cleanTest test --tests '*test_a'")]
    [InlineData(TestFamily.DotNetVsTest, "dotnet test", null, "dotnet test --logger \"console;verbosity=normal\"", "dotnet test t/T.csproj --logger \"console;verbosity=normal\" --filter \"FullyQualifiedName~test_a\"")]
    [InlineData(TestFamily.Other, "./test.sh", null, "./test.sh", null)]
    public void Each_program_is_called_so_that_it_says_how_each_test_ended(TestFamily family, string command, string? script, string all, string? only)
    {
        var commands = new TestCommands(new TestFramework("x", family, command, script, new HashSet<string>()), _ => "t/T.csproj");
        Assert.Equal((all, only), (commands.All, commands.Only(["t/test_a.py"])));
        Assert.Null(commands.Only(["t/a b.py"]));
        Assert.Null(commands.Only(["t/$(rm x).py"]));
    }

    [Fact]
    public void The_order_is_changed_where_the_program_can()
    {
        Assert.Equal("pytest -v --randomly-seed=7", Of(TestFamily.Pytest, "pytest", "pytest-randomly").Shuffled(7));
        Assert.Equal("go test -v -count=1 -shuffle=7 ./...", Of(TestFamily.Go, "go test ./...").Shuffled(7));
        Assert.Null(Of(TestFamily.Pytest, "pytest").Shuffled(7));
    }

    [Fact]
    public void A_coverage_tool_is_run_only_when_the_project_has_it()
    {
        static CoverageTool? Tool(TestFamily family, string command, params string[] packages) =>
            CoverageTool.Of(new TestFramework("x", family, command, command, packages.ToHashSet()), Of(family, command, packages), "/nowhere", _ => null);
        Assert.Null(Tool(TestFamily.Pytest, "pytest"));
        Assert.Equal("pytest -v --cov --cov-report=xml:maestro-coverage.xml", Tool(TestFamily.Pytest, "pytest", "pytest-cov")!.Command);
        Assert.StartsWith("python3 -m coverage run -m unittest discover -v;", Tool(TestFamily.Unittest, "python3 -m unittest discover", "coverage")!.Command, StringComparison.Ordinal);
        Assert.Null(Tool(TestFamily.Vitest, "npm test"));
        Assert.Null(Tool(TestFamily.DotNetVsTest, "dotnet test"));
        Assert.Equal("coverlet", Tool(TestFamily.DotNetVsTest, "dotnet test", "coverlet.collector")!.Name);
        Assert.Contains("--experimental-test-coverage", Tool(TestFamily.Node, "node --test")!.Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test_a.py", "def test_a():\n    assert f() == 1\n\ndef test_b():\n    f()\n\nclass T:\n    def test_c(self):\n        with pytest.raises(ValueError):\n            f()\n", "test_a+ test_b- test_c+")]
    [InlineData("a.test.ts", "test('a', () => { expect(f()).toBe(1); });\nit.skip('b', async () => { await f(); });\ndescribe('c', () => { it('d', () => assert.equal(f(), 1)); });\n", "a+ b- d+")]
    [InlineData("ATests.cs", "public sealed class ATests\n{\n    [Fact]\n    public void A() => Assert.True(F());\n\n    [Theory]\n    [InlineData(1)]\n    public async Task B(int x)\n    {\n        F(x);\n    }\n\n    private static bool F(int x = 1) => x > 0;\n}\n", "A+ B-")]
    [InlineData("a_test.go", "package a\n\nfunc TestA(t *testing.T) {\n\tif f() != 1 {\n\t\tt.Fatal(\"x\")\n\t}\n}\n\nfunc TestB(t *testing.T) {\n\tf()\n}\n", "TestA+ TestB-")]
    [InlineData("a.rs", "#[cfg(test)]\nmod tests {\n    #[test]\n    fn a() {\n        assert_eq!(f(), 1);\n    }\n\n    #[test]\n    fn b() {\n        f();\n    }\n}\n", "a+ b-")]
    [InlineData("ATest.java", "class ATest {\n    @Test\n    void a() {\n        assertEquals(1, f());\n    }\n\n    @Test\n    void b() {\n        f();\n    }\n}\n", "a+ b-")]
    public void A_test_that_asserts_nothing_is_told_apart(string path, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', WrittenTests.Of(path, text).Select(test => test.Name + (test.Asserts ? "+" : "-"))));

    private static TestCommands Of(TestFamily family, string command, params string[] packages) =>
        new(new TestFramework("x", family, command, command, packages.ToHashSet()), _ => null);
}

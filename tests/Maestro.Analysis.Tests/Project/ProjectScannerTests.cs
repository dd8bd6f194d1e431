using Maestro.Analysis.Project;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Tests.Project;

public sealed class ProjectScannerTests
{
    [Theory]
    [InlineData("pnpm-lock.yaml", "pnpm install|pnpm build|pnpm test --run|pnpm dev|pnpm lint")]
    [InlineData("yarn.lock", "yarn install|yarn build|yarn test --run|yarn dev|yarn lint")]
    [InlineData("package-lock.json", "npm install|npm run build|npm test -- --run|npm run dev|npm run lint")]
    public void Scripts_run_with_the_package_manager_of_the_lock_file(string lockFile, string commands)
    {
        var facts = Scan(
            (lockFile, ""), ("src/index.ts", ""),
            ("package.json", """
                { "main": "src/index.ts", // comment
                  "scripts": { "build": "tsc", "test": "vitest", "dev": "vite", "lint": "eslint", "deploy": "x" },
                  "dependencies": { "react": "1" }, "devDependencies": { "vitest": "1" }, }
                """));

        Assert.Equal(commands, Commands(facts));
        Assert.Equal(["React", "Vitest"], facts.Frameworks);
        Assert.Equal(["src/index.ts"], facts.EntryPoints);
        Assert.Equal(["react", "vitest"], Assert.Single(facts.Manifests).Dependencies);
    }

    [Theory]
    [InlineData("# shop\n\n[![ci](a.svg)](b)\n\n> [!NOTE]\n> Moved.\n\nSee [the site](x).\n\n**Shop** is a [small](y) till for `markets`. More.\n", "Shop is a small till for markets. More.")]
    [InlineData("<p align=\"center\"><img src=a></p>\n<h1>Till</h1>\n<p>\n  <i>Till is a simple way to sell.</i>\n</p>\n", "Till is a simple way to sell.")]
    [InlineData("# Other\n\nThis is a module that one can have.\n", "Sells things at markets")]
    public void What_the_project_is_stands_in_its_readme_or_manifest(string readme, string about) =>
        Assert.Equal(about, Scan(("README.md", readme), ("package.json", "{\n  \"description\": \"Sells things at markets\"\n}")).About);

    [Fact]
    public void Without_a_solution_the_projects_of_tests_are_tested_and_not_the_program() => Assert.Equal(
        "dotnet build src/Api/Api.csproj|dotnet test tests/Api.Tests/Api.Tests.csproj|dotnet run --project src/Api/Api.csproj|dotnet restore src/Api/Api.csproj",
        Commands(Scan(
            ("src/Api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"), ("src/Api/Program.cs", ""),
            ("tests/Api.Tests/Api.Tests.csproj", "<Project><PackageReference Include=\"Microsoft.NET.Test.Sdk\" /></Project>"), ("tests/Api.Tests/T.cs", ""))));

    [Fact]
    public void The_placeholder_of_npm_init_is_no_test() => Assert.DoesNotContain(
        Scan(("package.json", """{ "scripts": { "test": "echo \"Error: no test specified\" && exit 1" } }""")).Commands, c => c.Purpose == CommandPurpose.Test);

    [Fact]
    public void A_package_in_a_folder_is_run_from_the_root() => Assert.Equal(
        "dotnet build|dotnet restore|npm --prefix web install|npm --prefix web test",
        Commands(Scan(("Shop.csproj", "<Project />"), ("A.cs", ""), ("B.cs", ""), ("web/a.js", ""), ("web/package.json", """{ "scripts": { "test": "x" } }"""))));

    [Fact]
    public void A_solution_is_named_unless_it_is_the_only_one_at_the_root()
    {
        (string, string)[] project =
        [
            ("src/Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Dapper\" /></ItemGroup></Project>"),
            ("src/Shop/Program.cs", ""), ("tests/Shop.Tests/Shop.Tests.csproj", "<Project><PackageReference Include=\"xunit.v3\" /></Project>"),
        ];

        var atRoot = Scan([("Shop.slnx", ""), .. project]);
        Assert.Equal("dotnet build|dotnet test|dotnet run --project src/Shop/Shop.csproj|dotnet restore", Commands(atRoot));
        Assert.Equal(["ASP.NET Core", "Dapper", "xUnit"], atRoot.Frameworks.Order());
        Assert.Equal(["src/Shop/Program.cs"], atRoot.EntryPoints);
        Assert.Equal(["tests"], atRoot.TestFolders);

        Assert.Contains("dotnet test src/Shop.sln", Commands(Scan([("src/Shop.sln", ""), .. project])), StringComparison.Ordinal);
        Assert.Contains(
            "dotnet test --solution src/Shop.sln",
            Commands(Scan([("src/Shop.sln", ""), ("global.json", "{\"test\":{\"runner\":\"Microsoft.Testing.Platform\"}}"), .. project])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uv.lock", "uv run pytest|uv run ruff check .|uv run shop|uv build|uv sync")]
    [InlineData("poetry.lock", "poetry run pytest|poetry run ruff check .|poetry run shop|poetry build|poetry install")]
    [InlineData("other.txt", "pytest|ruff check .|shop|python -m build|pip install -e .")]
    public void Python_tools_run_in_the_environment_that_the_project_uses(string lockFile, string commands)
    {
        var facts = Scan(
            (lockFile, ""), ("src/shop/cli.py", ""), ("tests/test_a.py", ""),
            ("pyproject.toml", """
                [build-system]
                requires = ["flit"]
                [project]
                name = "shop"  # the shop
                dependencies = [
                    "flask>=3",  # web
                    "click ; python_version > '3.9'",
                ]
                [project.scripts]
                shop = "shop.cli:main"
                [tool.pytest.ini_options]
                testpaths = ["tests"]
                [tool.ruff]
                line-length = 100
                """));

        Assert.Equal(commands, Commands(facts));
        Assert.Equal(["flask", "click"], Assert.Single(facts.Manifests).Dependencies);
        Assert.Equal(["src/shop/cli.py"], facts.EntryPoints);
    }

    [Fact]
    public void Tests_without_pytest_run_with_unittest() =>
        Assert.Equal("python -m unittest discover -s tests", Commands(Scan(("a.py", ""), ("tests/test_a.py", ""))));

    [Fact]
    public void Go_rust_and_java_follow_from_their_manifests()
    {
        Assert.Equal(
            "go build ./...|go test ./...|go run ./cmd/shop|go vet ./...|go mod download",
            Commands(Scan(("go.mod", "module shop\nrequire (\n\tx.org/a v1\n\tx.org/b v1 // indirect\n)"), ("cmd/shop/main.go", "package main"), ("a_test.go", ""))));
        Assert.Equal("cargo build --workspace|cargo test --workspace", Commands(Scan(("Cargo.toml", "[workspace]\nmembers = [\"a\"]"), ("a/src/lib.rs", ""))));
        Assert.Equal("./mvnw compile|./mvnw test", Commands(Scan(("pom.xml", "<project/>"), ("mvnw", ""), ("src/main/java/A.java", ""))));
        Assert.Equal("./gradlew assemble|./gradlew test", Commands(Scan(("build.gradle.kts", ""), ("gradlew", ""), ("src/main/kotlin/A.kt", ""))));
    }

    [Fact]
    public void Native_builds_and_targets_are_read_from_their_files()
    {
        Assert.Equal(
            "cmake -S . -B build && cmake --build build|ctest --test-dir build --output-on-failure|make test|make fmt",
            Commands(Scan(("CMakeLists.txt", "enable_testing()"), ("a.c", ""), ("Makefile", ".PHONY: test\nX := 1\ntest: all\n\tfoo: bar\nfmt:\n\tclang-format"))));
        Assert.Equal("just build|task lint|scripts/test.sh", Commands(Scan(
            ("justfile", "build target='x':\n  make\n"), ("Taskfile.yml", "version: 3\ntasks:\n  lint:\n    cmds: [x]\n"), ("scripts/test.sh", ""), ("ci/run", ""))));
    }

    [Fact]
    public void Lines_are_given_only_when_they_were_counted()
    {
        Assert.Null(Assert.Single(Scan(("a.py", "x")).Languages).Lines);
        Assert.Equal(7, Assert.Single(ProjectScanner.Scan("/nowhere", ["a.py"], 0, false, new Dictionary<string, int> { ["a.py"] = 7 }).Languages).Lines);
    }

    [Fact]
    public void Broken_and_missing_manifests_are_no_trouble()
    {
        var facts = Scan(("package.json", "{ \"scripts\": { \"test\": "), ("pyproject.toml", "[[[\n= =\nx = ["), ("a.py", ""), ("Cargo.toml", "\0"));

        Assert.Equal(4, facts.Files);
        Assert.Empty(ProjectScanner.Scan("/nowhere", [], 0, false).Commands);
        Assert.NotEmpty(ProjectScanner.Scan("/nowhere", ["go.mod", "a.go"], 3, true).Commands);
    }

    private static string Commands(ProjectFacts facts) => string.Join('|', facts.Commands.Select(c => c.Command));

    private static ProjectFacts Scan(params (string Path, string Text)[] files)
    {
        var root = Directory.CreateTempSubdirectory("facts");
        try
        {
            foreach (var (path, text) in files)
            {
                var file = Path.Combine(root.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
            return ProjectScanner.Scan(root.FullName, [.. files.Select(f => f.Path)], skippedFiles: 0, isGitRepository: false);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}

using System.Buffers;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads pyproject.toml, setup.cfg, tox.ini, requirements and the tests' own configuration.</summary>
internal static class PythonProject
{
    private static readonly SearchValues<char> s_afterName = SearchValues.Create("[<>=!~;@ (");

    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        var folder = Root(files);
        if (folder is null)
            return;
        string In(string name) => folder.Length == 0 ? name : $"{folder}/{name}";
        var pyproject = In("pyproject.toml");
        TomlLine[] settings = files.Has(pyproject) ? [.. TomlLines.Read(files.Read(pyproject))] : [];
        Manifests(files, facts, settings, In);
        var runner = new PythonRunner(files, settings, folder);
        Tests(files, facts, settings, runner, In);
        Checks(files, facts, settings, runner, In);
        Start(files, facts, settings, runner, In);
        runner.Install(facts);
    }

    private static string? Root(ProjectFiles files)
    {
        string[] names = ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "tox.ini", "manage.py", "Pipfile"];
        var nearest = names.SelectMany(n => files.Named(n).Take(1)).OrderBy(ProjectFiles.Depth).FirstOrDefault();
        if (nearest is not null)
            return files.EndingWith(".py").Count > 0 ? ProjectFiles.Folder(nearest) : null;
        return files.Paths.Any(p => p.EndsWith(".py", StringComparison.Ordinal) && TestPaths.IsTest(p)) && !files.Has("CMakeLists.txt") ? "" : null;
    }

    private static void Manifests(ProjectFiles files, FactsDraft facts, TomlLine[] settings, Func<string, string> path)
    {
        if (settings.Length > 0)
        {
            var standard = settings.Where(s => s is { Section: "project", Key: "dependencies" }
                or { Section: "project.optional-dependencies" or "dependency-groups" });
            var poetry = settings.Where(s => s.Section.StartsWith("tool.poetry", StringComparison.Ordinal)
                && s.Section.EndsWith("dependencies", StringComparison.Ordinal) && s.Key is not ("" or "python"));
            facts.Manifest(path("pyproject.toml"), "PyPI", standard.SelectMany(s => TomlLines.Texts(s.Value)).Select(Name).Concat(poetry.Select(s => s.Key)));
        }
        foreach (var file in files.Paths.Where(IsRequirements).Take(5))
            facts.Manifest(file, "PyPI", files.Read(file).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && Words.IsStart(l[0])).Select(Name));
        if (files.Has(path("setup.cfg")))
        {
            var required = TomlLines.Read(files.Read(path("setup.cfg"))).Where(l => l.Section == "options" && l.Key == "install_requires");
            facts.Manifest(path("setup.cfg"), "PyPI", required.SelectMany(l => l.Value.Split('\n')).Select(l => Name(l.Trim())));
        }
    }

    private static bool IsRequirements(string path) =>
        ProjectFiles.Depth(path) <= 1 && path.EndsWith(".txt", StringComparison.Ordinal) && path.Contains("requirements", StringComparison.Ordinal);

    // "httpx[http2]>=0.27; python_version<'3.9'" names httpx.
    private static string Name(string requirement)
    {
        var end = requirement.AsSpan().IndexOfAny(s_afterName);
        return end < 0 ? requirement : requirement[..end];
    }

    private static void Tests(ProjectFiles files, FactsDraft facts, TomlLine[] settings, PythonRunner runner, Func<string, string> path)
    {
        var source = PytestSource(files, facts, settings, path);
        if (source is not null)
            facts.Command(CommandPurpose.Test, runner.Run("pytest"), source);
        if (source is not null)
            facts.Framework("pytest");
        else if (files.Has(path("manage.py")))
            facts.Command(CommandPurpose.Test, runner.Run("python manage.py test"), path("manage.py"));
        else if (files.Paths.FirstOrDefault(p => p.EndsWith(".py", StringComparison.Ordinal) && Path.GetFileName(p.AsSpan()).StartsWith("test_")) is { } test)
        {
            var folder = test.Contains('/') ? " -s " + ProjectFiles.Folder(test) : "";
            facts.Command(CommandPurpose.Test, runner.Run("python -m unittest discover" + folder), test);
        }
        if (files.Has(path("tox.ini")))
            facts.Command(CommandPurpose.Test, "tox", path("tox.ini"));
        if (files.Has(path("noxfile.py")))
            facts.Command(CommandPurpose.Test, "nox", path("noxfile.py"));
    }

    private static string? PytestSource(ProjectFiles files, FactsDraft facts, TomlLine[] settings, Func<string, string> path)
    {
        if (settings.Any(s => s.Section.StartsWith("tool.pytest", StringComparison.Ordinal)))
            return path("pyproject.toml");
        if (files.Has(path("pytest.ini")))
            return path("pytest.ini");
        foreach (var name in (string[])["setup.cfg", "tox.ini"])
        {
            if (files.Has(path(name)) && TomlLines.Read(files.Read(path(name))).Any(l => l.Section is "tool:pytest" or "pytest"))
                return path(name);
        }
        return files.Paths.FirstOrDefault(p => p.EndsWith("conftest.py", StringComparison.Ordinal))
            ?? facts.Manifests.FirstOrDefault(m => m.Dependencies.Contains("pytest"))?.Path;
    }

    private static void Checks(ProjectFiles files, FactsDraft facts, TomlLine[] settings, PythonRunner runner, Func<string, string> path)
    {
        bool Configured(string tool) => settings.Any(s => s.Section == "tool." + tool || s.Section.StartsWith($"tool.{tool}.", StringComparison.Ordinal));
        var pyproject = path("pyproject.toml");
        if (Configured("ruff"))
            facts.Command(CommandPurpose.Lint, runner.Run("ruff check ."), pyproject);
        else if (files.Has(path("ruff.toml")))
            facts.Command(CommandPurpose.Lint, runner.Run("ruff check ."), path("ruff.toml"));
        if (files.Has(path(".flake8")))
            facts.Command(CommandPurpose.Lint, runner.Run("flake8"), path(".flake8"));
        if (Configured("mypy"))
        {
            var knowsFiles = settings.Any(s => s is { Section: "tool.mypy", Key: "files" or "packages" });
            facts.Command(CommandPurpose.Lint, runner.Run(knowsFiles ? "mypy" : "mypy ."), pyproject);
        }
        if (Configured("black"))
            facts.Command(CommandPurpose.Format, runner.Run("black ."), pyproject);
        if (settings.Any(s => s.Section == "tool.ruff.format"))
            facts.Command(CommandPurpose.Format, runner.Run("ruff format ."), pyproject);
        if (files.Has(".pre-commit-config.yaml"))
            facts.Command(CommandPurpose.Lint, "pre-commit run --all-files", ".pre-commit-config.yaml");
    }

    private static void Start(ProjectFiles files, FactsDraft facts, TomlLine[] settings, PythonRunner runner, Func<string, string> path)
    {
        if (files.Has(path("manage.py")))
            facts.Command(CommandPurpose.Run, runner.Run("python manage.py runserver"), path("manage.py"));
        foreach (var script in settings.Where(s => s.Section is "project.scripts" or "tool.poetry.scripts" && s.Key.Length > 0).Take(3))
        {
            facts.Command(CommandPurpose.Run, runner.Run(script.Key), path("pyproject.toml"));
            var module = script.Value.Trim('"', '\'').Split(':')[0].Replace('.', '/');
            string[] places = [module + ".py", $"src/{module}.py", module + "/__init__.py", $"src/{module}/__init__.py"];
            facts.EntryPoint(places.FirstOrDefault(files.Has));
        }
        if (settings.Any(s => s.Section == "build-system"))
            facts.Command(CommandPurpose.Build, runner.Build, path("pyproject.toml"));
    }
}

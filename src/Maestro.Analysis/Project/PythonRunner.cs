using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>How a Python project runs its tools: plainly, or through the tool that keeps its environment.</summary>
internal sealed class PythonRunner
{
    private readonly string _prefix;
    private readonly string _folder;
    private readonly string? _install;
    private readonly string _source;

    public PythonRunner(ProjectFiles files, TomlLine[] settings, string folder)
    {
        string In(string name) => folder.Length == 0 ? name : $"{folder}/{name}";
        _folder = folder;
        var isPoetry = files.Has(In("poetry.lock")) || settings.Any(s => s.Section == "tool.poetry");
        var hasLocalPackage = settings.Any(s => s.Section is "project" or "build-system");
        (_prefix, _install, _source, Build) = true switch
        {
            _ when files.Has(In("uv.lock")) => ("uv run ", "uv sync", In("uv.lock"), "uv build"),
            _ when isPoetry => ("poetry run ", "poetry install", In("pyproject.toml"), "poetry build"),
            _ when files.Has(In("pdm.lock")) => ("pdm run ", "pdm install", In("pdm.lock"), "pdm build"),
            _ when files.Has(In("Pipfile")) => ("pipenv run ", "pipenv install --dev", In("Pipfile"), "python -m build"),
            _ when files.Has(In("requirements.txt")) => ("", "pip install -r requirements.txt", In("requirements.txt"), "python -m build"),
            _ when hasLocalPackage => ("", "pip install -e .", In("pyproject.toml"), "python -m build"),
            _ when files.Has(In("setup.py")) => ("", "pip install -e .", In("setup.py"), "python -m build"),
            _ => ("", (string?)null, "", "python -m build"),
        };
        Build = InFolder(Build);
    }

    /// <summary>The command that builds the package.</summary>
    public string Build { get; }

    public string Run(string command) => InFolder(_prefix + command);

    public void Install(FactsDraft facts)
    {
        if (_install is not null)
            facts.Command(CommandPurpose.Install, InFolder(_install), _source);
    }

    private string InFolder(string command) => _folder.Length == 0 ? command : $"cd {_folder} && {command}";
}

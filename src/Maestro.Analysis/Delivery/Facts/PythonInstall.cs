using Maestro.Analysis.Project;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>How the packages of a Python project come into an image and into a pipeline.</summary>
internal sealed record PythonInstall(string Tool, IReadOnlyList<string> Docker, IReadOnlyList<string> Commands, IReadOnlyList<string> Dependencies)
{
    private static readonly string[] ExtraNames = ["dev", "test", "tests", "testing"];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool UsesPip => Tool == "pip";

    /// <summary>The same lines with what the tests need.</summary>
    public IReadOnlyList<string> DockerWithTests =>
        [.. Docker.Select(line => line.Replace(" --no-dev", "", StringComparison.Ordinal).Replace(" --only main", "", StringComparison.Ordinal)), .. TestTools];

    private IReadOnlyList<string> TestTools =>
        UsesPip && Commands.Count > 0
            ? [.. Pipeline(true).Select(command => $"RUN {command.Replace("pip install", "pip install --no-cache-dir", StringComparison.Ordinal)}")]
            : [];

    public IReadOnlyList<string> Wrapped(IReadOnlyList<string> words) =>
        Tool switch { "uv" => ["uv", "run", "--no-sync", .. words], "poetry" => ["poetry", "run", .. words], _ => words };

    public IReadOnlyList<string> Pipeline(bool needsPytest) =>
        needsPytest && UsesPip && !Dependencies.Any(name => name.StartsWith("pytest", StringComparison.OrdinalIgnoreCase))
            ? [.. Commands, "pip install pytest"]
            : Commands;

    public static PythonInstall Of(StackSources sources, string folder, TomlLine[] settings)
    {
        List<string> dependencies = [.. Written(settings), .. sources.Facts.Manifests.Where(manifest => manifest.Ecosystem == "PyPI" && StackSources.IsIn(folder, manifest.Path)).SelectMany(manifest => manifest.Dependencies)];
        var inFolder = folder.Length == 0 ? "" : $"cd {folder} && ";
        var back = folder.Length == 0 ? "" : " && cd -";
        if (sources.Has(folder, "uv.lock"))
            return new("uv", ["RUN pip install --no-cache-dir uv", "COPY pyproject.toml uv.lock ./", "RUN uv sync --frozen --no-dev --no-install-project", "COPY . .", "RUN uv sync --frozen --no-dev"],
                ["pip install uv", $"{inFolder}uv sync --frozen{back}"], dependencies);
        if (sources.Has(folder, "poetry.lock"))
            return new("poetry", ["RUN pip install --no-cache-dir poetry", "ENV POETRY_VIRTUALENVS_IN_PROJECT=1", "COPY pyproject.toml poetry.lock ./", "RUN poetry install --no-root --only main", "COPY . .", "RUN poetry install --only main"],
                ["pip install poetry", $"{inFolder}poetry install{back}"], dependencies);
        var requirements = sources.Has(folder, "requirements.txt");
        var more = sources.Present(folder, "requirements-dev.txt", "requirements-test.txt", "dev-requirements.txt", "requirements_dev.txt");
        var isPackage = settings.Any(line => line.Section is "project" or "build-system") || sources.Has(folder, "setup.py");
        var extra = ExtraNames.FirstOrDefault(name => settings.Any(line => line.Section == "project.optional-dependencies" && line.Key == name));
        var group = ExtraNames.FirstOrDefault(name => settings.Any(line => line.Section == "dependency-groups" && line.Key == name));
        List<string> docker = requirements ? ["COPY requirements.txt ./", "RUN pip install --no-cache-dir -r requirements.txt", "COPY . ."] : ["COPY . ."];
        if (isPackage && !requirements)
            docker.Add("RUN pip install --no-cache-dir .");
        var place = folder.Length == 0 ? "." : $"./{folder}";
        var commands = new List<string>();
        commands.AddRange((requirements ? ["requirements.txt", .. more] : more).Select(file => $"pip install -r {DeliveryTree.Joined(folder, file)}"));
        if (isPackage && (extra is not null || !requirements))
            commands.Add(extra is null ? $"pip install -e {place}" : $"pip install -e \"{place}[{extra}]\"");
        if (group is not null)
            commands.Add($"{inFolder}pip install --group {group}{back}");
        return new("pip", docker, commands, dependencies)
        {
            Notes = requirements || sources.Has(folder, "pylock.toml") ? [] : isPackage ? ["there is no lock file, so each build may get other packages"] : [],
        };
    }

    /// <summary>The names of the packages that a manifest names.</summary>
    private static IEnumerable<string> Written(TomlLine[] settings) =>
        settings.Where(line => line is { Section: "project", Key: "dependencies" }).SelectMany(line => TomlLines.Texts(line.Value)).Select(text => text.Split(['[', '<', '>', '=', '~', ' ', ';', '!'])[0])
            .Concat(settings.Where(line => line.Section == "tool.poetry.dependencies" && line.Key is not ("" or "python")).Select(line => line.Key));
}

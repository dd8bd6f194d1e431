using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Project;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>What starts a program of Python: the application that a module makes, a script of the manifest, or a module that runs.</summary>
internal sealed partial record PythonStart(IReadOnlyList<string> Words, string Text, ListeningPort? Port, IReadOnlyList<string> Notes)
{
    public static PythonStart? Of(StackSources sources, string folder, TomlLine[] settings, IReadOnlyList<string> dependencies)
    {
        var own = sources.FilesIn(folder, ".py").Where(file => !TestPaths.IsSample(file.Path) && !file.Path.Contains("docs/", StringComparison.Ordinal))
            .OrderBy(file => file.Path.AsSpan().Count('/')).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        var port = sources.PortIn(folder, ".py");
        if (sources.Has(folder, "manage.py"))
            return Django(own, folder, dependencies, port);
        foreach (var file in own)
            if (Application().Match(file.Text) is { Success: true } made
                && dependencies.Any(name => name.StartsWith(made.Groups["framework"].Value, StringComparison.OrdinalIgnoreCase)))
                return Web(file, folder, made.Groups["name"].Value, made.Groups["framework"].Value, dependencies, port);
        foreach (var file in own)
            if (Factory().IsMatch(file.Text) && file.Text.Contains("Flask(", StringComparison.Ordinal)
                && dependencies.Contains("flask", StringComparer.OrdinalIgnoreCase))
                return Web(file, folder, "create_app()", "Flask", dependencies, port);
        if (settings.FirstOrDefault(line => line.Section is "project.scripts" or "tool.poetry.scripts" && line.Key.Length > 0) is { Key: { Length: > 0 } script })
            return new([script], $"the command `{script}` (pyproject.toml, project.scripts)", port, []);
        if (own.Find(file => file.Path.EndsWith("__main__.py", StringComparison.Ordinal)) is { } main
            && DeliveryTree.FolderOf(main.Path) is { Length: > 0 } package && package != folder)
            return new(["python", "-m", Module(package, folder)], $"`python -m {Module(package, folder)}` ({main.Path})", port, []);
        if (own.Find(file => Relative(file.Path, folder) is "main.py" or "app.py" or "server.py" or "run.py") is { } file2)
            return new(["python", Relative(file2.Path, folder)], $"`python {Relative(file2.Path, folder)}`", port, []);
        return port is not null && own.Find(file => file.Path == port.File) is { } serving && serving.Text.Contains("__main__", StringComparison.Ordinal)
            ? new(["python", "-m", Module(Path.ChangeExtension(serving.Path, null), folder)], $"`python -m {Module(Path.ChangeExtension(serving.Path, null), folder)}`, which listens ({port.File}:{port.Line})", port, []) : null;
    }

    private static PythonStart Web(ScanFile file, string folder, string name, string framework, IReadOnlyList<string> dependencies, ListeningPort? port)
    {
        var module = Module(Path.ChangeExtension(file.Path, null), folder);
        var line = file.Text[..Math.Max(0, file.Text.IndexOf(framework + "(", StringComparison.Ordinal))].AsSpan().Count('\n') + 1;
        var said = $"`{module}:{name}` ({framework}, {file.Path}:{line})";
        bool Uses(string package) => dependencies.Any(known => known.StartsWith(package, StringComparison.OrdinalIgnoreCase));
        if (framework is "Flask" && Uses("gunicorn"))
            return new(["gunicorn", "--bind", $"0.0.0.0:{(port ??= new(8000, "gunicorn, as started here", 0)).Port}", $"{module}:{name}"], $"gunicorn with {said}", port, []);
        if (framework is "Flask")
            return new(["flask", "--app", module, "run", "--host", "0.0.0.0", "--port", $"{(port ??= new(5000, "Flask listens there by itself", 0)).Port}"], $"`flask run` with {said}", port,
                ["`flask run` is a server for development; add gunicorn to the dependencies and start `gunicorn` with the same application in production"]);
        port ??= new(8000, "uvicorn, as started here", 0);
        var notes = Uses("uvicorn") || Uses("fastapi") ? Array.Empty<string>() : ["uvicorn is not among the dependencies; add it, the image starts it"];
        return new(["uvicorn", $"{module}:{name}", "--host", "0.0.0.0", "--port", $"{port.Port}"], $"uvicorn with {said}", port, notes);
    }

    private static PythonStart Django(List<ScanFile> own, string folder, IReadOnlyList<string> dependencies, ListeningPort? port)
    {
        port ??= new(8000, "as started here", 0);
        var wsgi = own.Find(file => file.Path.EndsWith("wsgi.py", StringComparison.Ordinal));
        if (wsgi is not null && dependencies.Contains("gunicorn", StringComparer.OrdinalIgnoreCase))
            return new(["gunicorn", "--bind", $"0.0.0.0:{port.Port}", $"{Module(Path.ChangeExtension(wsgi.Path, null), folder)}:application"], $"gunicorn with {wsgi.Path}", port, []);
        return new(["python", "manage.py", "runserver", $"0.0.0.0:{port.Port}"], "`manage.py runserver`", port, ["`runserver` is a server for development; add gunicorn to the dependencies for production"]);
    }

    private static string Relative(string path, string folder) => folder.Length == 0 ? path : path[(folder.Length + 1)..];

    private static string Module(string path, string folder)
    {
        var module = Relative(path, folder);
        module = module.StartsWith("src/", StringComparison.Ordinal) ? module["src/".Length..] : module;
        module = module.EndsWith("/__init__", StringComparison.Ordinal) ? module[..^"/__init__".Length] : module;
        return module.Replace('/', '.');
    }

    [GeneratedRegex(@"^(?<name>\w+)(?:\s*:\s*\w+)?\s*=\s*(?<framework>Flask|FastAPI|Starlette|Quart|Sanic)\(", RegexOptions.Multiline)]
    private static partial Regex Application();

    [GeneratedRegex(@"^def create_app\(", RegexOptions.Multiline)]
    private static partial Regex Factory();
}

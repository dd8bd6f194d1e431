namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Finds what Python names by a dotted path. A stem is a path without <c>.py</c>; that of a package is its folder.</summary>
internal sealed class PythonModules
{
    private readonly HashSet<string> modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> packages = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly List<string> roots;

    public PythonModules(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(IsPython))
        {
            modules.Add(Stem(path));
            var folder = FilePaths.Folder(path);
            if (FilePaths.Name(path) is "__init__.py" or "__init__.pyi")
                packages.Add(folder);
            for (; folder.Length > 0 && folders.Add(folder); folder = FilePaths.Folder(folder))
                continue;
        }

        roots = [.. packages.Select(RootOf).Distinct().Order(StringComparer.Ordinal)];
    }

    public static bool IsPython(string path) => path.EndsWith(".py", StringComparison.Ordinal) || path.EndsWith(".pyi", StringComparison.Ordinal);

    public static string Stem(string path) => FilePaths.Name(path) is "__init__.py" or "__init__.pyi" ? FilePaths.Folder(path) : path[..path.LastIndexOf('.')];

    public bool IsPackage(string folder) => packages.Contains(folder);

    /// <summary>Whether it names a module, a package, or a folder that holds some.</summary>
    public bool Has(string stem) => modules.Contains(stem) || folders.Contains(stem);

    /// <summary>The folder from which the package of a stem is imported.</summary>
    public string RootOf(string stem)
    {
        var folder = packages.Contains(stem) ? stem : FilePaths.Folder(stem);
        while (folder.Length > 0 && packages.Contains(folder))
            folder = FilePaths.Folder(folder);
        return folder;
    }

    public static string Dotted(string root, string stem) => (root.Length == 0 ? stem : stem[(root.Length + 1)..]).Replace('/', '.');

    /// <summary>The stem that a module name means in a file, and the folder that it is counted from; null when it is outside of the repository.</summary>
    /// <param name="module">Dotted, with leading dots when it is relative.</param>
    public (string Stem, string Root)? Resolve(string importer, string module)
    {
        if (module is ['.', ..])
            return Relative(importer, module);
        var rest = module.Replace('.', '/');
        var candidates = Roots(importer).Select(root => (Stem: FilePaths.Join(root, rest), Root: root)).ToList();
        var found = candidates.FindIndex(candidate => modules.Contains(candidate.Stem));
        if (found < 0)
            found = candidates.FindIndex(candidate => folders.Contains(candidate.Stem));
        return found < 0 ? null : candidates[found];
    }

    private (string Stem, string Root)? Relative(string importer, string module)
    {
        var name = module.TrimStart('.');
        var folder = FilePaths.Folder(importer);
        for (var dots = module.Length - name.Length; dots > 1; dots--)
        {
            if (folder.Length == 0)
                return null;
            folder = FilePaths.Folder(folder);
        }

        return (name.Length == 0 ? folder : FilePaths.Join(folder, name.Replace('.', '/')), RootOf(FilePaths.Join(folder, "x")));
    }

    /// <summary>How a file names another one: relative within a package, else from the folder of its package.</summary>
    public string NameFor(string importer, string stem)
    {
        var dots = ".";
        for (var folder = FilePaths.Folder(importer); folder.Length > 0 && packages.Contains(folder); folder = FilePaths.Folder(folder), dots += ".")
            if (FilePaths.IsWithin(stem, folder))
                return dots + (stem == folder ? "" : stem[(folder.Length + 1)..].Replace('/', '.'));
        return Dotted(RootOf(stem), stem);
    }

    /// <summary>Where an absolute name may begin, the likeliest first: a script also sees what lies beside it.</summary>
    private IEnumerable<string> Roots(string importer)
    {
        yield return RootOf(Stem(importer));
        yield return "";
        yield return "src";
        for (var folder = FilePaths.Folder(importer); folder.Length > 0; folder = FilePaths.Folder(folder))
            if (!packages.Contains(folder))
                yield return folder;
        foreach (var root in roots)
            yield return root;
    }
}

using Maestro.Analysis.Source.Imports;

namespace Maestro.Analysis.Source;

/// <summary>Finds the files of the repository that a file's imports stand for. Built once; safe to use from several threads after that.</summary>
public sealed class ImportResolver
{
    private const int MostFiles = 60;

    private readonly ScriptModules _scripts;
    private readonly PythonModules _python;
    private readonly GoPackages _go;
    private readonly RustModules _rust;
    private readonly DeclaredTypes _types;
    private readonly PathTable _paths;

    /// <param name="paths">Every file of the repository, also those that were not scanned.</param>
    /// <param name="sources">What was scanned, by path.</param>
    public ImportResolver(IReadOnlyCollection<string> paths, IReadOnlyDictionary<string, ScannedSource> sources)
    {
        _paths = new PathTable(paths);
        _types = new DeclaredTypes(sources);
        _scripts = new ScriptModules(_paths, sources);
        _python = new PythonModules(_paths, paths);
        _go = new GoPackages(_paths, sources);
        _rust = new RustModules(_paths, _types, sources);
    }

    /// <summary>The files that <paramref name="source"/> depends on, in the order of its imports; what lies outside the repository is left out.</summary>
    public IReadOnlyList<string> Resolve(string path, ScannedSource source)
    {
        if (source.Imports.Count == 0)
            return [];
        var files = new FileList(path, MostFiles);
        switch (source.Language)
        {
            case "TypeScript" or "JavaScript" or "Vue" or "Svelte" or "Astro":
                _scripts.Resolve(path, source, files);
                break;
            case "Python":
                _python.Resolve(path, source, files);
                break;
            case "Go":
                _go.Resolve(path, source, files);
                break;
            case "Rust":
                _rust.Resolve(path, source, files);
                break;
            case "C" or "C++" or "Objective-C":
                Includes(path, source, files);
                break;
            case "Ruby":
                Requires(path, source, files);
                break;
            default:
                _types.Resolve(path, source, files);
                break;
        }
        return files.Paths;
    }

    private void Includes(string path, ScannedSource source, FileList files)
    {
        foreach (var include in source.Imports)
            files.Add(_paths.Exact(PathTable.Folder(path), include) ?? _paths.EndingWith(include, path));
    }

    /// <summary>The name of the file that Ruby programs keep a constant in.</summary>
    private static string Underscored(ReadOnlySpan<char> name)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i])
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private void Requires(string path, ScannedSource source, FileList files)
    {
        foreach (var require in source.Imports)
        {
            if (require[0] == ScannedSource.MentionedType)
            {
                files.Add(_types.Conventional(require[1..], source.Language, $"{Underscored(require.AsSpan(1))}.rb"));
                continue;
            }

            var isRelative = require.StartsWith("./", StringComparison.Ordinal);
            var file = require.EndsWith(".rb", StringComparison.Ordinal) ? require : require + ".rb";
            files.Add(isRelative ? _paths.Exact(PathTable.Folder(path), file) : _paths.EndingWith(file, path));
        }
    }
}

namespace Maestro.Analysis.Project;

/// <summary>Finds by name the files that programs start from.</summary>
internal static class EntryPoints
{
    private const int Deepest = 5;

    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "Program.cs", "main.go", "main.rs", "__main__.py", "manage.py", "wsgi.py", "asgi.py", "main.py", "app.py",
        "Main.java", "Main.kt", "Application.java", "main.c", "main.cc", "main.cpp",
        "main.swift", "main.dart", "main.ts", "main.tsx", "main.js", "main.jsx", "server.js", "server.ts", "index.php", "config.ru", "lib.rs",
    };

    public static IEnumerable<string> Of(IReadOnlyList<string> paths)
    {
        var lookup = s_names.GetAlternateLookup<ReadOnlySpan<char>>();
        return paths
            .Where(p => lookup.Contains(p.AsSpan(p.LastIndexOf('/') + 1)) && ProjectFiles.Depth(p) <= Deepest && ProjectFiles.IsOwn(p)
                && !p.Contains("bench", StringComparison.OrdinalIgnoreCase) && IsStart(p))
            .OrderBy(ProjectFiles.Depth)
            .ThenBy(p => p, StringComparer.Ordinal);
    }

    // app.py and the like start something only near the root; deeper they are one module among others.
    private static bool IsStart(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (name is "main.py" or "app.py" or "server.js" or "server.ts" or "main.js" or "main.jsx" or "index.php")
            return ProjectFiles.Depth(path) <= 1;
        if (name is "wsgi.py" or "asgi.py")
            return ProjectFiles.Depth(path) <= 2 && !path.Contains("/_", StringComparison.Ordinal);
        return name is not "lib.rs" || path.EndsWith("src/lib.rs", StringComparison.Ordinal);
    }
}

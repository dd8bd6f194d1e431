using System.Text.RegularExpressions;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Structure;

/// <summary>What a file needs when it runs: imports that are there for the type checker alone (<c>TYPE_CHECKING</c>,
/// <c>import type</c>) are left out.</summary>
internal sealed partial class RuntimeImports(IReadOnlyList<IndexedFile> files, Func<string, string?> read)
{
    private readonly Lazy<ImportResolver> resolver = new(() => new ImportResolver(
        [.. files.Select(file => file.Path)],
        files.Where(file => file.Path.EndsWith("package.json", StringComparison.Ordinal) || Path.GetFileName(file.Path).StartsWith("tsconfig",
            StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => SourceScanner.Scan(file.Path, read(file.Path) ?? ""), StringComparer.Ordinal)));

    public IReadOnlyList<string> Of(IndexedFile file)
    {
        if (file.Imports.Count == 0 || file.Language is not ("Python" or "TypeScript") || read(file.Path) is not { } text)
            return file.Imports;
        var running = file.Language is "Python" ? ForTypes().Replace(text, "$1pass\n") : TypeImport().Replace(text, "");
        return running.Length == text.Length ? file.Imports : resolver.Value.Resolve(file.Path, SourceScanner.Scan(file.Path, running));
    }

    [GeneratedRegex(@"^([ \t]*)if[ \t]+(?:\w+\.)?TYPE_CHECKING[ \t]*:[^\n]*\n(?:(?:\1[ \t]+[^\n]*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex ForTypes();

    [GeneratedRegex(@"^[ \t]*(?:import|export)\s+type\s+[^;'""]*?\bfrom\s*['""][^'""\n]*['""][ \t]*;?", RegexOptions.Multiline)]
    private static partial Regex TypeImport();
}

using System.Collections.Frozen;

namespace Maestro.Analysis.Source;

/// <summary>Names of languages by file extension or name.</summary>
internal static class Languages
{
    private static readonly FrozenDictionary<string, string> ByExtension = Table(
        ("C#", "cs csx"), ("TypeScript", "ts tsx mts cts"), ("JavaScript", "js jsx mjs cjs"),
        ("Vue", "vue"), ("Svelte", "svelte"), ("Astro", "astro"), ("Python", "py pyi pyw"), ("Go", "go"), ("Rust", "rs"),
        ("Java", "java"), ("Kotlin", "kt kts"), ("Scala", "scala sc"), ("Groovy", "groovy"), ("Gradle", "gradle"),
        ("C", "c h"), ("C++", "cc cpp cxx hpp hh hxx ipp inl cppm"), ("Objective-C", "m mm"), ("Swift", "swift"), ("Dart", "dart"),
        ("Ruby", "rb rake gemspec"), ("PHP", "php"), ("Perl", "pl pm"), ("Lua", "lua"), ("Elixir", "ex exs"), ("Erlang", "erl hrl"), ("Haskell", "hs"),
        ("F#", "fs fsi fsx"), ("Visual Basic", "vb"), ("R", "r"), ("Julia", "jl"), ("Zig", "zig"),
        ("Shell", "sh bash zsh fish"), ("PowerShell", "ps1 psm1"),
        ("Batch", "bat cmd"), ("SQL", "sql"), ("HTML", "html htm cshtml razor"), ("CSS", "css"), ("SCSS", "scss sass"), ("Less", "less"),
        ("Markdown", "md mdx markdown"), ("reStructuredText", "rst"), ("JSON", "json jsonc json5"), ("YAML", "yml yaml"), ("TOML", "toml"),
        ("XML", "xml csproj fsproj vbproj props targets slnx xaml resx"), ("INI", "ini cfg editorconfig"),
        ("Protocol Buffers", "proto"), ("GraphQL", "graphql gql"),
        ("Terraform", "tf"), ("Make", "mk"), ("CMake", "cmake"), ("Assembly", "s asm"), ("Text", "txt"));

    private static readonly FrozenDictionary<string, string> ByName = Table(
        ("Docker", "Dockerfile Containerfile"), ("Make", "Makefile GNUmakefile"), ("CMake", "CMakeLists.txt"), ("Ruby", "Rakefile Gemfile"),
        ("Just", "justfile Justfile"),
        ("Groovy", "Jenkinsfile"), ("Go module", "go.mod"), ("Starlark", "BUILD BUILD.bazel WORKSPACE"));

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_extensions =
        ByExtension.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_names = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string? Of(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (s_names.TryGetValue(name, out var language))
            return language;
        var dot = name.LastIndexOf('.');
        return dot >= 0 && s_extensions.TryGetValue(name[(dot + 1)..], out language) ? language : null;
    }

    private static FrozenDictionary<string, string> Table(params ReadOnlySpan<(string Language, string Keys)> rows)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, keys) in rows)
        {
            foreach (var key in keys.Split(' '))
                table[key] = language;
        }
        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

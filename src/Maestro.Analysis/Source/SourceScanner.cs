namespace Maestro.Analysis.Source;

/// <summary>Reads the declarations and imports of a source file without compiling it; whatever the text is, it returns.</summary>
public static class SourceScanner
{
    private static readonly CSharpReader s_csharp = new();
    private static readonly JavaReader s_java = new();
    private static readonly CReader s_header = new(isHeader: true);
    private static readonly CReader s_code = new(isHeader: false);

    /// <summary>The name of the language by the file's name; null when it is not known.</summary>
    public static string? LanguageOf(string path) => Languages.Of(path);

    public static ScannedSource Scan(string path, string text)
    {
        var language = LanguageOf(path) ?? "";
        var findings = new Findings();
        var lines = language switch
        {
            "C#" => new BraceScanner(text, s_csharp, findings).Scan(),
            "Java" => new BraceScanner(text, s_java, findings).Scan(),
            "C" or "C++" => new BraceScanner(text, IsHeader(path) ? s_header : s_code, findings).Scan(),
            "TypeScript" or "JavaScript" => new ScriptScanner(text, findings).Scan(),
            "Vue" or "Svelte" or "Astro" => new ScriptScanner(ScriptBlocks.Of(text), findings).Scan(),
            "Python" => new PythonScanner(text, findings).Scan(),
            "Go" => new GoScanner(text, findings).Scan(),
            "Rust" => new RustScanner(text, findings).Scan(),
            "Kotlin" or "Scala" or "Swift" or "Dart" => new KeywordScanner(text, LexicalRules.Kotlin, findings).Scan(),
            "PHP" => new KeywordScanner(text, LexicalRules.Php, findings).Scan(),
            "Ruby" => new RubyScanner(text, findings).Scan(),
            _ => 0,
        };
        if (language is "Markdown" or "Shell" or "SQL" or "Lua" or "Protocol Buffers" or "GraphQL" or "Elixir" or "Haskell" or "F#" or "PowerShell")
            LineScanner.Scan(language, text, findings);
        else if (language is "JSON" or "TOML" or "Go module")
            ManifestScanner.Scan(path, text, findings);
        return new ScannedSource(language, Lines(text, lines), findings.Symbols, findings.Imports);
    }

    private static bool IsHeader(string path) => Path.GetExtension(path) is ".h" or ".hpp" or ".hh" or ".hxx" or ".H" or ".ipp" or ".inl";

    // The lexer stands on the empty line after the last line break, which is no line.
    private static int Lines(string text, int counted)
    {
        if (text.Length == 0)
            return 0;
        var lines = counted > 0 ? counted : text.AsSpan().Count('\n') + 1;
        return text[^1] == '\n' ? lines - 1 : lines;
    }
}

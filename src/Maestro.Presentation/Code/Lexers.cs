using System.Collections.Frozen;

namespace Maestro.Presentation.Code;

/// <summary>Finds the lexer of a language by its name or the extension of its files.</summary>
internal static class Lexers
{
    private static readonly FrozenDictionary<string, Lazy<LineLexer>> All = Entries()
        .SelectMany(entry => entry.Names.Split(' ').Select(name => KeyValuePair.Create(name, entry.Lexer)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static LineLexer? Find(string? language) => language is not null && All.TryGetValue(language, out var lexer) ? lexer.Value : null;

    private static IEnumerable<(string Names, Lazy<LineLexer> Lexer)> Entries()
    {
        yield return ("csharp cs c# csx", General(CurlyRules.CSharp));
        yield return ("javascript js jsx mjs cjs typescript ts tsx mts cts", General(CurlyRules.Script));
        yield return ("java kotlin kt kts scala groovy gradle swift dart", General(CurlyRules.Java));
        yield return ("c h cpp c++ cc cxx hpp hh hxx objc m cuda cu", General(CurlyRules.C));
        yield return ("go golang", General(CurlyRules.Go));
        yield return ("rust rs", General(CurlyRules.Rust));
        yield return ("css scss less", General(CurlyRules.Css));
        yield return ("python py pyi python3 gyp", General(ScriptRules.Python));
        yield return ("bash sh shell zsh console shellscript dockerfile makefile make", General(ScriptRules.Shell));
        yield return ("sql mysql postgresql postgres plsql tsql sqlite", General(ScriptRules.Sql));
        yield return ("ruby rb", General(ScriptRules.Ruby));
        yield return ("json jsonc json5 jsonl", General(DataRules.Json));
        yield return ("yaml yml", General(DataRules.Yaml));
        yield return ("toml ini cfg conf properties editorconfig", General(DataRules.Toml));
        yield return ("html htm xml xhtml svg xaml csproj props targets slnx vue svelte", new Lazy<LineLexer>(() => new MarkupLexer()));
        yield return ("diff patch udiff", new Lazy<LineLexer>(() => new DiffLexer()));
    }

    private static Lazy<LineLexer> General(Func<LanguageRules> rules) => new(() => new GeneralLexer(rules()));
}

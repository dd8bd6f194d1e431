using Maestro.Analysis.Source;

namespace Maestro.Analysis.Code;

/// <summary>Which languages can be outlined, and how they are cut into tokens.</summary>
internal static class CodeLanguage
{
    public static bool IsKnown(string? language) => language is
        "C#" or "TypeScript" or "JavaScript" or "Vue" or "Svelte" or "Astro" or "Python" or "Go" or "Rust" or "Java" or "C" or "C++" or "Kotlin" or "PHP";

    public static LexicalRules RulesOf(string language) => language switch
    {
        "C#" => LexicalRules.CSharp,
        "Java" => LexicalRules.Java,
        "C" => LexicalRules.C,
        "C++" => LexicalRules.CPlusPlus,
        "Python" => LexicalRules.Python,
        "Go" => LexicalRules.Go,
        "Rust" => LexicalRules.Rust,
        "Kotlin" => LexicalRules.Kotlin,
        "PHP" => LexicalRules.Php,
        _ => LexicalRules.JavaScript,
    };

    /// <summary>Whether the end of a line ends a statement.</summary>
    public static bool EndsAtLine(string language) => language is "JavaScript" or "TypeScript" or "Vue" or "Svelte" or "Astro" or "Go" or "Kotlin";

    /// <summary>Whether conditions stand without brackets.</summary>
    public static bool HasBareConditions(string language) => language is "Go" or "Rust";

    public static CodeNode Outline(CodeText code) => code.IsPython ? new PythonOutline(code).Read() : new BraceOutline(code).Read();
}

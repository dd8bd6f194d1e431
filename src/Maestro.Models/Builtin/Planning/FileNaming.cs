using System.Globalization;

namespace Maestro.Models.Builtin.Planning;

/// <summary>How a repository would name a new file: the extension, the casing and the place of its neighbours.</summary>
/// <param name="Extension">With its dot.</param>
internal sealed record FileNaming(string Language, string Extension)
{
    private static readonly FileNaming[] Known =
    [
        new("C#", ".cs"), new("TypeScript", ".ts"), new("JavaScript", ".js"), new("Python", ".py"), new("Go", ".go"), new("Rust", ".rs"), new("Java", ".java"),
        new("Kotlin", ".kt"), new("C++", ".cpp"), new("C", ".c"), new("Ruby", ".rb"), new("PHP", ".php"), new("Swift", ".swift"), new("F#", ".fs"), new("Scala", ".scala"),
    ];

    public static FileNaming? OfLanguage(string language) => Array.Find(Known, known => known.Language.Equals(language, StringComparison.OrdinalIgnoreCase));

    public static bool IsCode(string path) =>
        Array.Exists(Known, known => path.EndsWith(known.Extension, StringComparison.Ordinal))
        || path.EndsWith(".tsx", StringComparison.Ordinal) || path.EndsWith(".jsx", StringComparison.Ordinal) || path.EndsWith(".mjs", StringComparison.Ordinal)
        || path.EndsWith(".h", StringComparison.Ordinal) || path.EndsWith(".hpp", StringComparison.Ordinal) || path.EndsWith(".cc", StringComparison.Ordinal)
        || path.EndsWith(".vue", StringComparison.Ordinal) || path.EndsWith(".svelte", StringComparison.Ordinal)
        || path.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>The path of a new file about a topic, in the folder and the style of a file that is there.</summary>
    public string NewFile(string topic, string beside) => Join(Folder(beside), Name(topic) + Extension);

    /// <summary>The path of a new test of a file.</summary>
    /// <param name="testFolder">Where tests are kept; null puts it where the language usually does.</param>
    public string NewTest(string file, string? testFolder)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(file);
        return Language switch
        {
            "Go" => Join(Folder(file), $"{stem}_test.go"),
            "TypeScript" or "JavaScript" => Join(testFolder ?? Folder(file), $"{stem}.test{Extension}"),
            "Python" => Join(testFolder ?? "tests", $"test_{stem}.py"),
            "Ruby" => Join(testFolder ?? "spec", $"{stem}_spec.rb"),
            "Rust" => Join(testFolder ?? "tests", $"{stem}.rs"),
            "C#" or "Java" or "Kotlin" or "Scala" or "F#" => Join(testFolder ?? "tests", $"{stem}{(Language is "C#" or "F#" ? "Tests" : "Test")}{Extension}"),
            _ => Join(testFolder ?? "tests", $"{stem}_test{Extension}"),
        };
    }

    public static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public static string Join(string folder, string name) => folder.Length == 0 || folder == "." ? name : $"{folder.TrimEnd('/')}/{name}";

    private string Name(string topic)
    {
        var words = PlainWords.Of(topic)
            .Where(word => !PlainWords.Has("a an the to for of in on with and or by from into using via o os as de do da em no na com e ou para por um uma", word))
            .Select(word => word.Replace("-", "", StringComparison.Ordinal))
            .Take(3)
            .DefaultIfEmpty("change");
        return Language switch
        {
            "C#" or "Java" or "Kotlin" or "F#" or "Scala" or "Swift" or "PHP" => string.Concat(words.Select(Capital)),
            "TypeScript" or "JavaScript" => string.Join('-', words),
            _ => string.Join('_', words),
        };
    }

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}

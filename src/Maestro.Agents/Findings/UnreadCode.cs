using Maestro.Analysis.Checks;
using Maestro.Analysis.Source;

namespace Maestro.Agents.Findings;

/// <summary>Says which code the rules do not read, so that nobody takes silence for a good mark.</summary>
internal static class UnreadCode
{
    /// <summary>Fewer files than this share of the code are not worth a word.</summary>
    private const double LeastShare = 0.2;

    private const string Ruby = "Ruby";

    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        Ruby, "Scala", "Swift", "Dart", "Elixir", "Haskell", "F#", "Lua", "Perl", "Groovy", "Zig", "Objective-C", "Clojure", "Erlang", "R", "Julia", "OCaml", "Visual Basic", "Shell", "PowerShell",
    };

    /// <param name="readsRuby">Whether the rules look at single lines of Ruby.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ScanFile> files, bool readsRuby)
    {
        var unread = files.Select(file => SourceScanner.LanguageOf(file.Path)).OfType<string>().Where(Unread.Contains)
            .GroupBy(language => language, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
        var least = LeastShare * (unread.Sum(group => group.Count()) + files.Count(file => file.IsCode));
        return [.. unread.Where(group => group.Count() >= least).Select(group => readsRuby && group.Key == Ruby
            ? $"Ruby ({Counted(group.Count())}) is read line by line, for common injections, switched off checks and repeated queries alone."
            : $"The rules do not read {group.Key} ({Counted(group.Count())}), so that nothing can be said of that code.")];
    }

    public static bool IsRead(ScanFile file, bool readsRuby) => file.IsCode || (readsRuby && SourceScanner.LanguageOf(file.Path) == Ruby);

    private static string Counted(int count) => $"{count} {(count == 1 ? "file" : "files")}";
}

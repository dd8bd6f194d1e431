using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Analysis.Files;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Search;

/// <summary>Searches the text of files with a regular expression.</summary>
internal sealed class SearchTextTool : ITool
{
    private const int MostLines = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(SearchTextTool), "search_text",
        """{"pattern":{"type":"string","description":"a regular expression; upper and lower case count only when it has an upper case letter"},"files":{"type":"string","description":"a glob"}}""", "pattern");

    public string Display(JsonElement arguments) => $"search {new Arguments(arguments).Required("pattern")}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        var pattern = given.Required("pattern");
        var search = new TreeSearch(Compile(pattern, out var required), required, context.MayRead, WorkspacePath.Real(context.Cwd));
        var glob = given.Optional("files");
        var listing = await WorkTree.ListAsync(context.Cwd, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var found = await Task.Run(() => search.Find([.. listing.Paths.Where(path => IsMeant(glob, path))], MostLines, limit.Token), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new ToolOutcome(found.Lines.Count > MostLines
            ? $"{string.Join('\n', found.Lines.Take(MostLines))}\n(cut: there are more; narrow the search)"
            : Bounded.Lines(found.Lines, MostLines, "lines") + Notes(found, limit.IsCancellationRequested));
    }

    private static string Notes(FoundLines found, bool isStopped)
    {
        var notes = isStopped ? $"\n(stopped after {Limit.TotalSeconds} s and {found.Searched} files)" : "";
        if (found.Guarded > 0)
            notes += $"\n(not searched: {found.Guarded} {(found.Guarded == 1 ? "file that may hold secrets or that a rule guards" : "files that may hold secrets or that rules guard")})";
        if (found.TooSlow > 0)
            notes += $"\n(not searched to the end, since the pattern takes too long there: {found.TooSlow} {(found.TooSlow == 1 ? "file" : "files")})";
        return notes;
    }

    private static bool IsMeant(string? glob, string path) =>
        glob is null || Wildcard.Matches(glob, path, crossesFolders: !glob.Contains('/', StringComparison.Ordinal));

    private static Regex Compile(string pattern, out SearchValues<string>? required)
    {
        var ignoresCase = !pattern.Any(char.IsUpper);
        var options = RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            var expression = Linear(pattern, options) ?? new Regex(pattern, options, TimeSpan.FromMilliseconds(200));
            required = RequiredText.Of(pattern, ignoresCase) is { } text
                ? SearchValues.Create([text], ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                : null;
            return expression;
        }
        catch (RegexParseException wrong)
        {
            throw new ToolException($"'{pattern}' is no regular expression: {wrong.Message}");
        }
    }

    /// <returns>Null where the pattern looks around or back, which takes another engine.</returns>
    private static Regex? Linear(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}

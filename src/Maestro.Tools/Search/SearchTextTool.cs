using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Analysis.Files;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Search;

/// <summary>Searches text with a regular expression in linear time.</summary>
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
        var expression = Compile(given.Required("pattern"));
        var glob = given.Optional("files");
        var listing = await WorkTree.ListAsync(context.Cwd, cancellationToken);
        var found = new List<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var searched = 0;
        var guarded = 0;
        foreach (var path in listing.Paths.Where(path => IsMeant(glob, path)))
        {
            if (limit.IsCancellationRequested || found.Count > MostLines)
                break;
            var file = WorkspacePath.Of(path, context.Cwd);
            if (!context.MayRead(file.Needs(AccessKind.Read)))
            {
                guarded++;
                continue;
            }

            searched++;
            Search(file, path, expression, found);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var note = limit.IsCancellationRequested ? $"\n(stopped after {Limit.TotalSeconds} s and {searched} files)" : "";
        if (guarded > 0)
            note += $"\n(not searched: {guarded} {(guarded == 1 ? "file that may hold secrets or that a rule guards" : "files that may hold secrets or that rules guard")})";
        return new ToolOutcome(found.Count > MostLines ? $"{string.Join('\n', found.Take(MostLines))}\n(cut: there are more; narrow the search)" : Bounded.Lines(found, MostLines, "lines") + note);
    }

    private static bool IsMeant(string? glob, string path) =>
        glob is null || Wildcard.Matches(glob, path, crossesFolders: !glob.Contains('/', StringComparison.Ordinal));

    private static Regex Compile(string pattern)
    {
        var options = RegexOptions.CultureInvariant | (pattern.Any(char.IsUpper) ? RegexOptions.None : RegexOptions.IgnoreCase);
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, TimeSpan.FromMilliseconds(200));
        }
        catch (RegexParseException wrong)
        {
            throw new ToolException($"'{pattern}' is no regular expression: {wrong.Message}");
        }
    }

    private static void Search(WorkspacePath file, string path, Regex expression, List<string> found)
    {
        try
        {
            var lines = TextFile.Read(file).Split('\n');
            for (var i = 0; i < lines.Length && found.Count <= MostLines; i++)
                if (expression.IsMatch(lines[i]))
                    found.Add($"{path}:{i + 1}: {Bounded.Line(lines[i].Trim())}");
        }
        catch (Exception skipped) when (skipped is ToolException or RegexMatchTimeoutException)
        {
            // Binary, huge and unreadable files are no place to find text; the search goes on with the next.
            return;
        }
    }
}

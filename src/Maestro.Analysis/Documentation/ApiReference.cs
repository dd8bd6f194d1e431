using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Analysis.Source;
using Maestro.Analysis.Structure;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Documentation;

/// <summary>A reference of public symbols: how each is declared, and what its comment says.</summary>
public static partial class ApiReference
{
    /// <summary>By which a reference that was made before is known.</summary>
    public const string Mark = "<!-- Made from the code by the documentation agent; `maestro run \"document the public API\"` makes it anew. -->";

    private const int MostSymbols = 2_000;
    private const int LongestSignature = 200;

    /// <summary>Null when the files have no public symbol.</summary>
    /// <param name="scope">The files that are meant; null for all.</param>
    /// <param name="what">What they are, such as <c>src/flask</c>.</param>
    public static DraftedFile? Of(string what, IReadOnlyList<IndexedFile> files, Func<string, string?> read, IReadOnlySet<string>? scope)
    {
        var body = new StringBuilder();
        var (count, said) = (0, 0);
        foreach (var file in ComponentFiles.Of(files).Where(file => scope?.Contains(file.Path) != false && PublicSymbols.CanHave(file.Path, file.Language)))
        {
            var code = new CodeLines(file.Path, file.Language, read(file.Path) ?? "");
            var symbols = PublicSymbols.Of(code, file.Symbols).Take(MostSymbols - count).ToList();
            if (symbols.Count == 0)
                continue;
            body.Append(CultureInfo.InvariantCulture, $"\n## {file.Path}\n");
            foreach (var symbol in symbols)
            {
                var summary = code.CommentOf(symbol.Line)?.Summary ?? "";
                (count, said) = (count + 1, said + (summary.Length > 0 ? 1 : 0));
                body.Append(CultureInfo.InvariantCulture,
                    $"\n{(symbol.Container is null ? "###" : "####")} {(symbol.Container is null ? symbol.Name : $"{symbol.Container}.{symbol.Name}")}\n");
                body.Append(CultureInfo.InvariantCulture,
                    $"\n```{Fence(file.Language)}\n{SignatureOf(code, symbol.Line)}\n```\n{(summary.Length > 0 ? $"\n{Plain(summary)}\n" : "")}");
            }
        }

        if (count == 0)
            return null;
        var target = Target(files, read, scope is null ? "api" : $"api-{Name().Replace(what.Trim('/').ToLowerInvariant(), "-").Trim('-')}");
        return new DraftedFile(target,
            $"{Mark}\n# API of {what}\n\n{count} public {(count == 1 ? "symbol" : "symbols")}; {said} of them say what they are for.\n{body}",
            $"the {count} public symbols of {what} as they are declared, with what their comments say");
    }

    /// <summary>What a person has written under that name is left alone.</summary>
    private static string Target(IReadOnlyList<IndexedFile> files, Func<string, string?> read, string name)
    {
        var path = $"docs/{name}.md";
        return files.Any(file => file.Path == path) && read(path)?.StartsWith(Mark, StringComparison.Ordinal) is not true ? $"docs/{name}-reference.md" : path;
    }

    /// <summary>The declaration in one line, without its body.</summary>
    private static string SignatureOf(CodeLines code, int line)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var at = line; at <= code.Count && text.Length < LongestSignature; at++)
        {
            foreach (var c in code.Line(at))
            {
                if (depth == 0 && (c is '{' or ';' || (c is ':' && code.Language is "Python")))
                    return Ended(text);
                depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
                text.Append(c);
            }

            if (depth <= 0 && code.Language is "Go" or "Rust" && text.ToString().TrimEnd().EndsWith(')'))
                return Ended(text);
            text.Append(' ');
        }

        return Ended(text);
    }

    private static string Ended(StringBuilder text)
    {
        var line = Spaces().Replace(text.ToString(), " ").Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal)
            .Replace(",)", ")", StringComparison.Ordinal).Trim();
        var arrow = line.IndexOf(" => ", StringComparison.Ordinal);
        line = arrow > 0 ? line[..arrow] : line.TrimEnd('=', '>', ' ');
        return line.Length > LongestSignature ? line[..LongestSignature] + " ..." : line;
    }

    private static string Plain(string summary) => Tags().Replace(summary, match => $"`{match.Groups["name"].Value}`").Replace("<c>", "`",
        StringComparison.Ordinal).Replace("</c>", "`", StringComparison.Ordinal);

    private static string Fence(string language) => language switch
    {
        "C#" => "csharp",
        "TypeScript" => "ts",
        "JavaScript" => "js",
        _ => language.ToLowerInvariant(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<(?:see|paramref|typeparamref)\s+(?:cref|name|langword)=""(?:\w:)?(?<name>[^""]+)""\s*/>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[^a-z0-9]+")]
    private static partial Regex Name();
}

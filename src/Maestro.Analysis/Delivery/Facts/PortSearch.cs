using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>Finds the ports that the code itself names where it listens.</summary>
internal static partial class PortSearch
{
    private const int Most = 6;

    public static IReadOnlyList<ListeningPort> In(IEnumerable<ScanFile> files)
    {
        var found = new List<ListeningPort>();
        foreach (var file in files.Where(file => !file.IsTest && !GeneratedFiles.Is(file.Path, file.Text) && !TestPaths.IsSample(file.Path)))
        {
            var pattern = PatternOf(file.Path);
            if (pattern is null || found.Count >= Most)
                continue;
            foreach (Match match in pattern.Matches(file.Text))
                Add(found, file, match);
        }

        return [.. found.DistinctBy(port => port.Port)];
    }

    private static void Add(List<ListeningPort> found, ScanFile file, Match match)
    {
        var line = file.Text.AsSpan(0, match.Index).Count('\n') + 1;
        var start = file.Text.LastIndexOf('\n', match.Index) + 1;
        if (file.Text.AsSpan(start, match.Index - start).TrimStart() is ['/', '/', ..] or ['#', ..] or ['*', ..] or ['-', '-', ..])
            return;
        if (int.TryParse(match.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
            found.Add(new ListeningPort(port, file.Path, line, match.Groups["variable"] is { Success: true } variable ? variable.Value : null));
    }

    private static Regex? PatternOf(string path) => Path.GetExtension(path) switch
    {
        ".js" or ".mjs" or ".cjs" or ".ts" or ".tsx" => Script(),
        ".py" => Python(),
        ".go" => Go(),
        ".rs" => Rust(),
        ".cs" => CSharp(),
        ".java" or ".kt" => Java(),
        ".properties" => Properties(),
        ".yml" or ".yaml" when path[(path.LastIndexOf('/') + 1)..].StartsWith("application", StringComparison.Ordinal) => SpringYaml(),
        _ => null,
    };

    [GeneratedRegex(@"\.listen\(\s*(?:\{[^}]*port:\s*)?(?:process\.env\.(?<variable>\w+)\s*(?:\|\||\?\?)\s*)?(?<port>\d{2,5})\b|\b(?:port|PORT)\b\s*[:=]\s*(?:Number\(|parseInt\(|\+)?\s*process\.env\.(?<variable>\w+)\s*(?:\|\||\?\?)\s*['""]?(?<port>\d{2,5})\b|\bconst\s+(?:port|PORT)\s*=\s*(?<port>\d{2,5})\s*;?")]
    private static partial Regex Script();

    [GeneratedRegex(@"\b(?:run|run_app|serve|make_server|HTTPServer|TCPServer)\(\s*(?:[^()]*?\bport\s*=\s*)(?:int\()?(?:os\.(?:environ\.get|getenv)\(\s*['""](?<variable>\w+)['""]\s*,\s*)?['""]?(?<port>\d{2,5})\b|\bHTTPServer\(\s*\(\s*['""][^'""]*['""]\s*,\s*(?<port>\d{2,5})")]
    private static partial Regex Python();

    [GeneratedRegex(@"\b(?:ListenAndServe|ListenAndServeTLS|Run|Listen|Start)\(\s*(?:""tcp""\s*,\s*)?""[\w.]*:(?<port>\d{2,5})""|\bAddr:\s*""[\w.]*:(?<port>\d{2,5})""")]
    private static partial Regex Go();

    [GeneratedRegex(@"\bbind\(\s*&?\(?\s*""[\d.:]*?""\s*,\s*(?<port>\d{2,5})|\bbind\(\s*&?""[\d.]+:(?<port>\d{2,5})""|SocketAddr::from\(\(\[[^\]]*\]\s*,\s*(?<port>\d{2,5})")]
    private static partial Regex Rust();

    [GeneratedRegex(@"\b(?:UseUrls|Run|Urls\.Add)\(\s*\$?""https?://[^""/:]*:(?<port>\d{2,5})|\b(?:ListenAnyIP|ListenLocalhost)\(\s*(?<port>\d{2,5})|\bTcpListener\([^,()]*,\s*(?<port>\d{2,5})\)|Prefixes\.Add\(""https?://[^""/:]*:(?<port>\d{2,5})")]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\bnew\s+(?:ServerSocket|InetSocketAddress)\(\s*(?<port>\d{2,5})|\bembeddedServer\([^)]*port\s*=\s*(?<port>\d{2,5})|\bport\((?<port>\d{2,5})\)")]
    private static partial Regex Java();

    [GeneratedRegex(@"^\s*server\.port\s*=\s*(?:\$\{(?<variable>\w+):)?(?<port>\d{2,5})|^\s*quarkus\.http\.port\s*=\s*(?<port>\d{2,5})", RegexOptions.Multiline)]
    private static partial Regex Properties();

    [GeneratedRegex(@"^server:\s*\n(?:\s+[^\n]*\n)*?\s+port:\s*(?:\$\{(?<variable>\w+):)?(?<port>\d{2,5})", RegexOptions.Multiline)]
    private static partial Regex SpringYaml();
}

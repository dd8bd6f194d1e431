using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Maestro.Core.Tools;
using Maestro.Tools;

if (args.Length == 0 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("Usage: bench/search/run FOLDER [TURNS]");
    return 2;
}

var folder = Path.GetFullPath(args[0]);
var turns = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15;
var tool = ToolSet.Create(null, []).Single(tool => tool.Declaration.Name is "search_text");
string[] patterns = ["no_such_text_anywhere", "remote_write", "HttpRequest", @"func \w+Reader\(", @"\b[a-z]{9,}_\d+[a-z]\b", "(timeout|deadline) exceeded"];
Console.WriteLine($"{"pattern",-30} {"maestro",10} {"ripgrep",10} {"ratio",7}   lines");
foreach (var pattern in patterns)
{
    var own = new List<double>();
    var other = new List<double>();
    var (ours, theirs) = (0, 0);
    for (var turn = -3; turn < turns; turn++)
    {
        var (time, lines) = await OwnAsync(pattern);
        var (otherTime, otherLines) = await RipgrepAsync(pattern);
        (ours, theirs) = (lines, otherLines);
        if (turn < 0)
            continue;
        own.Add(time);
        other.Add(otherTime);
    }
    Console.WriteLine($"{pattern,-30} {Median(own),7:0.0} ms {Median(other),7:0.0} ms {Median(own) / Median(other),7:0.00}   {ours} and {theirs}");
}
return 0;

async Task<(double Time, int Lines)> OwnAsync(string pattern)
{
    var arguments = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["pattern"] = pattern }, Strings.Default.DictionaryStringString);
    var began = Stopwatch.GetTimestamp();
    var outcome = await tool.RunAsync(arguments, new ToolContext("bench", "c1", folder, static _ => { }), CancellationToken.None);
    return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, outcome.Output.Split('\n').Count(line => line is not "No lines." && !line.StartsWith('(')));
}

// As much as the tool gives: 200 lines, hidden files too.
async Task<(double Time, int Lines)> RipgrepAsync(string pattern)
{
    var start = new ProcessStartInfo("rg", ["--no-config", "--line-number", "--smart-case", "--hidden", "--glob", "!.git", "--regexp", pattern, "."])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
    };
    var began = Stopwatch.GetTimestamp();
    using var process = Process.Start(start)!;
    var text = await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, Math.Min(200, text.AsSpan().Count('\n')));
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class Strings : System.Text.Json.Serialization.JsonSerializerContext;

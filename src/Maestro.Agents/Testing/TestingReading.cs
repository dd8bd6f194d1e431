using System.Text.Json;
using Maestro.Agents.Results;
using Maestro.Core.Json;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Testing;

/// <summary>Reads what a model makes of the measurements: a few sentences, and which tests would be worth having.</summary>
/// <param name="lines">The number of lines of each file that exists; what is said of other files is left out.</param>
internal sealed class TestingReading(IReadOnlyDictionary<string, int> lines)
{
    private const int Most = 20;

    public static ResultSchema Form { get; } = new(
        "testing",
        JsonElement.Parse("""
            {"type":"object","required":["summary","suggestions"],"additionalProperties":false,"properties":{
              "summary":{"type":"string","description":"two to five sentences: what the measurements mean, and what to do first"},
              "suggestions":{"type":"array","items":{"type":"object","required":["file","line","test"],"additionalProperties":false,"properties":{
                "file":{"type":"string","description":"the code to test, a path as in the evidence"},
                "line":{"type":"integer"},
                "test":{"type":"string","description":"what the test does and expects, in a sentence"}}}}}}
            """),
        static _ => []);

    public ReadAnswer<TestAdvice> Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("suggestions"));
        if (!json.Succeeded)
            return new ReadAnswer<TestAdvice>(new TestAdvice("", []), [$"The reply holds no object with suggestions: {json.Failure}."]);
        var list = LooseFields.Find(json.Value, "suggestions") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Take(Most).ToList() : [];
        var end = reply.IndexOfAny(['{', '`']);
        var prose = end > 0 ? Clean(reply[..end]) : "";
        var summary = Clean(LooseFields.Text(json.Value, "summary")) is { Length: > 0 } said ? said : prose;
        var unknown = list.Select(item => LooseFields.Text(item, "file", "path")).Where(file => !lines.ContainsKey(Path(file))).Distinct().ToList();
        return new ReadAnswer<TestAdvice>(
            new TestAdvice(summary, [.. list.Select(Suggestion).OfType<TestSuggestion>()]),
            [.. summary.Length == 0 ? (IEnumerable<string>)["There is no summary."] : [],
                .. unknown.Select(file => $"There is no file '{file}' in the repository.")]);
    }

    private TestSuggestion? Suggestion(JsonElement item)
    {
        var (file, test) = (Path(LooseFields.Text(item, "file", "path")), Clean(LooseFields.Text(item, "test", "description", "what")));
        return lines.TryGetValue(file, out var last) && test.Length > 0
            ? new TestSuggestion(file, Math.Clamp((int)Math.Round(LooseFields.Find(item, "line") is { ValueKind: JsonValueKind.Number } line
                ? line.GetDouble() : 1), 1, Math.Max(1, last)), test, "model")
            : null;
    }

    private static string Path(string written) => written.Trim('`', ' ') is var path && path.StartsWith("./", StringComparison.Ordinal) ? path[2..]
        : written.Trim('`', ' ');

    private static string Clean(string text) => PlainText.Clean(text).Trim();
}

/// <summary>What a model says of the tests.</summary>
internal sealed record TestAdvice(string Summary, IReadOnlyList<TestSuggestion> Suggestions);

using System.Text.Json.Nodes;
using Json.Schema;

namespace Maestro.Agents.Results;

/// <summary>Says what is wrong with a value, one line for each thing, for a person and for a model alike.</summary>
internal static class SchemaProblems
{
    private const string Subject = "Value ";

    static SchemaProblems()
    {
        ErrorMessages.Enum = "is [[received]], not one of [[values]]";
        ErrorMessages.Required = "lacks [[missing]]";
        ErrorMessages.OneOf = "fits [[count]] forms of oneOf, and must fit exactly one";
        ErrorMessages.FalseSchema = "is not allowed here";
    }

    public static IReadOnlyList<string> Of(JsonSchema schema, JsonNode? value)
    {
        var results = schema.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.Hierarchical });
        return results.IsValid ? [] : [.. In(results).Distinct()];
    }

    private static IEnumerable<string> In(EvaluationResults results)
    {
        var parts = results.Details ?? [];
        var found = Own(results).Concat(parts.Where(part => !part.IsValid && Counts(part, parts)).SelectMany(In)).ToList();
        return found.Count > 0 ? found : [$"{Place(results)}: does not fit the schema"];
    }

    private static IEnumerable<string> Own(EvaluationResults results) =>
        (results.Errors ?? new Dictionary<string, string>()).Select(error => $"{Place(results)}: {WithoutSubject(error.Value)}");

    /// <summary>The place is the subject of the sentence.</summary>
    private static string WithoutSubject(string message) =>
        message.StartsWith(Subject, StringComparison.Ordinal) ? message[Subject.Length..] : message;

    /// <summary>What only asks for a case is no fault, nor is one of several forms while another fits.</summary>
    private static bool Counts(EvaluationResults part, IReadOnlyList<EvaluationResults> parts)
    {
        if ($"{part.EvaluationPath}".Split('/') is not [.. var above, var last] || above is [.., "properties"])
            return true;
        if (last is "if" or "not" or "contains")
            return false;
        var group = $"{string.Join('/', above)}/";
        return !(above is [.., "anyOf" or "oneOf"] && char.IsAsciiDigit(last[0]))
            || !parts.Any(other => other.IsValid && $"{other.EvaluationPath}".StartsWith(group, StringComparison.Ordinal));
    }

    private static string Place(EvaluationResults results) => $"{results.InstanceLocation}" is { Length: > 0 } pointer ? pointer : "the value";
}

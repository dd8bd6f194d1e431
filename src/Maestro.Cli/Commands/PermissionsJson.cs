using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Core.Permissions;

namespace Maestro.Cli.Commands;

/// <summary>Rules and decisions, for programs to read.</summary>
internal static class PermissionsJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Allow => "allow",
        Verdict.Ask => "ask",
        _ => "deny",
    };

    public static void Write(Surroundings surroundings, CommandCheck check) => Write(surroundings, json =>
    {
        json.WriteString("decision", Name(check.Decision));
        json.WriteString("reason", check.Reason);
        json.WriteStartArray("commands");
        foreach (var command in check.Commands)
        {
            json.WriteStartObject();
            json.WriteString("text", command.Text);
            json.WriteString("decision", Name(command.Decision));
            json.WriteString("rule", command.Rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static void Write(Surroundings surroundings, AccessPolicy policy) => Write(surroundings, json =>
    {
        json.WriteString("mode", policy.Mode.Name());
        json.WriteString("read_only_shell", policy.Hold.ToString().ToLowerInvariant());
        json.WriteStartArray("rules");
        var rules = policy.Rules;
        foreach (var (verdict, list) in (ReadOnlySpan<(string, IReadOnlyList<PermissionRule>)>)[("deny", rules.Deny), ("ask", rules.Ask), ("allow", rules.Allow), ("ignored", rules.Ignored)])
            foreach (var rule in list)
                WriteRule(json, verdict, rule.Text, rule.Source);
        foreach (var (verdict, what) in PermissionsText.BuiltIn)
            WriteRule(json, verdict, what, "built in");
        json.WriteEndArray();
        json.WriteStartArray("secrets");
        foreach (var pattern in SecretFiles.Patterns)
            json.WriteStringValue(pattern);
        json.WriteEndArray();
    });

    private static void WriteRule(Utf8JsonWriter json, string verdict, string rule, string source)
    {
        json.WriteStartObject();
        json.WriteString("decision", verdict);
        json.WriteString("rule", rule);
        json.WriteString("source", source);
        json.WriteEndObject();
    }

    private static void Write(Surroundings surroundings, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(surroundings.Output.Buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        surroundings.Output.Write("\n");
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Maestro.Core.Text;

namespace Maestro.Models.Tapes;

/// <summary>Masks secrets in the body of a reply, also those that a model wrote token by token, so that they lie across JSON strings.</summary>
internal static partial class StreamedSecrets
{
    /// <summary>The same body, with as many asterisks as a secret had characters.</summary>
    public static string Mask(string body)
    {
        var masked = new StringBuilder(Secrets.Mask(body));
        foreach (var field in Values().Matches(masked.ToString()).GroupBy(match => match.Groups["name"].Value))
        {
            var whole = string.Concat(field.Select(match => match.Groups["value"].Value));
            var hidden = Secrets.Mask(whole);
            if (ReferenceEquals(whole, hidden))
                continue;
            var start = 0;
            foreach (var value in field.Select(match => match.Groups["value"]))
            {
                masked.Remove(value.Index, value.Length).Insert(value.Index, hidden.AsSpan(start, value.Length));
                start += value.Length;
            }
        }

        return masked.ToString();
    }

    /// <summary>The fields in which the wires send text piece by piece.</summary>
    [GeneratedRegex("""
        "(?<name>content|text|thinking|reasoning|reasoning_content|delta|partial_json|arguments|generated_text)"\s{0,4}:\s{0,4}"(?<value>(?:[^"\\]|\\.)*)"
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Values();
}

using System.Text.RegularExpressions;
using Maestro.Analysis.Checks.Performance;
using Maestro.Analysis.Checks.Security;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Ruby;

/// <summary>Values that reach a database, a shell, an interpreter or a page within one line of Ruby, and checks that are switched off.</summary>
internal static partial class RubySecurity
{
    private static readonly Rule MassAssignment = new(
        "mass-assignment", "validation", FindingSeverity.Medium, 0.8, "Whoever sends the form chooses which columns are set, also those that it does not show.", "Permit the fields by name.", "CWE-915");

    private static readonly Rule Forgery = new(
        "csrf-check-off", "validation", FindingSeverity.Medium, 0.6, "Another site can make a signed-in person's browser send this request.", "Skip the check only where a token or signature of its own is checked.", "CWE-352");

    /// <summary>What comes from a request is worse than what is only put together.</summary>
    private static readonly (Regex Pattern, Rule Rule, string What)[] Rules =
    [
        (Sql(), InjectionRules.Sql, "SQL is put together with a value in it"), (Command(), InjectionRules.Command, "A shell command is put together with a value in it"),
        (Evaluated(), InjectionRules.Code, "A value of a request runs as code"), (Sent(), InjectionRules.Code, "A request names what is called"), (Opened(), InjectionRules.Path, "A file is opened whose name comes from a request"),
        (Redirected(), InjectionRules.Redirect, "The redirect leads to an address that comes from a request"), (Loaded(), InjectionRules.Deserialise, "Any object that the data names is constructed"),
        (Marked(), InjectionRules.Xss, "A text with a value in it is trusted as markup"), (Permitted(), MassAssignment, "Every field of the request is permitted"),
        (Unverified(), MisuseRules.NoCertificate, "The certificate of the server is not checked"), (Skipped(), Forgery, "The check against forged requests is switched off"),
    ];

    public static IEnumerable<CodeFinding> Look(ScanFile file)
    {
        if (!RubyLines.Is(file))
            yield break;
        foreach (var line in RubyLines.Of(file.Text))
            foreach (var (pattern, rule, what) in Rules)
                if (pattern.IsMatch(line.Text) && !Quoted().IsMatch(line.Text))
                {
                    var isRemote = Remote().IsMatch(line.Text);
                    var isGrave = rule == InjectionRules.Sql || rule == InjectionRules.Command || rule == InjectionRules.Code
                        || rule == InjectionRules.Deserialise;
                    var isDoubt = !isRemote && (isGrave || rule == InjectionRules.Xss);
                    // What a developer's own task puts together, nobody else chooses.
                    if (!isDoubt || !QueryCalls.IsSetup(file.Path))
                        yield return RubyLines.Found(
                            rule, file, line, what, isDoubt ? FindingSeverity.Medium : isGrave ? FindingSeverity.Critical : null, isDoubt ? 0.55 : null);
                    break;
                }
    }

    [GeneratedRegex(@"\bparams\b|\brequest\.|\bcookies\[")]
    private static partial Regex Remote();

    /// <summary>Values that are escaped where they stand, and names of the program's own.</summary>
    [GeneratedRegex(@"\bquote\w*\(|sanitize_sql|\bsanitize\(|Shellwords|shellescape|#\{[^}]*(?:table_name|column_name|quoted_\w+|\.to_i|\.pid\b|Integer\(|[A-Z][A-Z_]{2,})[^}]*\}")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.(?:where|find_by_sql|order|having|joins|group|exists\?|execute|exec_query|select_all|select_values?|update_all|delete_all|count_by_sql)[ (]\s*(?!""[^""]*"":\s)""[^""]*#\{")]
    private static partial Regex Sql();

    [GeneratedRegex(@"(?<![\w.])(?:system|exec|spawn|IO\.popen|Open3\.\w+)[ (]\s*""[^""]*#\{|(?<![\w.])(?:system|exec|spawn)[ (]\s*params\b|(?:=|return|^)\s*`[^`]*#\{|%x[\[({][^\])}]*#\{")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w.])(?:instance_|class_)?eval[ (]\s*(?:params\b|""[^""]*#\{\s*params\b)")]
    private static partial Regex Evaluated();

    [GeneratedRegex(@"\.(?:public_)?send[ (]\s*params\b|\bparams\[[^\]]+\](?:\.\w+)*\.(?:safe_)?constantize\b")]
    private static partial Regex Sent();

    [GeneratedRegex(@"\b(?:send_file|File\.(?:read|open|new|binread)|IO\.read(?:lines)?)[ (]\s*(?:params\b|""[^""]*#\{\s*params\b|File\.join\([^)]*params\b)")]
    private static partial Regex Opened();

    [GeneratedRegex(@"\bredirect(?:_to)?[ (]\s*(?:to\s*\(?\s*)?params\[")]
    private static partial Regex Redirected();

    [GeneratedRegex(@"\bMarshal\.(?:load|restore)[ (](?!\s*Marshal\.dump)|\bYAML\.(?:unsafe_load|load_stream)\b|\bOj\.load\([^)]*:object\b")]
    private static partial Regex Loaded();

    [GeneratedRegex(@"""[^""]*#\{[^""]*""\s*\.html_safe\b|\bparams\[[^\]]+\]\.html_safe\b|(?<![\w.])raw[ (]\s*params\b")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\bparams(?:\[[^\]]+\]|\.require\([^)]*\))?\.(?:permit!|to_unsafe_h)")]
    private static partial Regex Permitted();

    [GeneratedRegex(@"VERIFY_NONE\b|\bverify(?:_ssl)?:\s*false\b")]
    private static partial Regex Unverified();

    [GeneratedRegex(@"\bskip_before_action\s+:verify_authenticity_token\b|\bskip_forgery_protection\b")]
    private static partial Regex Skipped();
}

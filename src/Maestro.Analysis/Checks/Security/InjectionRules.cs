using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>What a value from outside can do where it is used as something other than a value.</summary>
internal static class InjectionRules
{
    public static readonly Rule Sql = new(
        "sql-injection", "injection", FindingSeverity.High, 0.7,
            "Whoever chooses the value can end the text and add statements of their own: read, change or delete any row.",
        "Leave a placeholder in the statement and give the value as a parameter.", "CWE-89");

    public static readonly Rule Where = Sql with
    {
        Id = "query-injection",
        Why = "The text is run as script by the database: with a quote in it, the value changes what is asked.",
        Fix = "Compare with the operators of the database instead of `$where`.",
        Cwe = "CWE-943",
    };

    public static readonly Rule Command = new(
        "command-injection", "injection", FindingSeverity.High, 0.7, "A shell reads the value: with `;` or `$()` in it, it runs any command.",
        "Start the program without a shell and give its arguments as a list.", "CWE-78");

    public static readonly Rule Code = new(
        "code-injection", "injection", FindingSeverity.High, 0.75, "The value is run as code, with all rights of this program.",
            "Parse what is expected instead of running it.", "CWE-95");

    public static readonly Rule Template = new(
        "template-injection", "injection", FindingSeverity.High, 0.75,
            "The value becomes part of the template, and template languages can reach the whole program.",
        "Keep the template constant and give the value to it as a variable.", "CWE-1336");

    public static readonly Rule Path = new(
        "path-traversal", "injection", FindingSeverity.High, 0.75, "With `../` in it, or an absolute path, the value names any file of the machine.",
        "Take the name of the file alone, or resolve the path and check that it lies in the folder that is meant.", "CWE-22");

    public static readonly Rule Deserialise = new(
        "unsafe-deserialisation", "deserialisation", FindingSeverity.High, 0.75, "Reading the data back can construct any object and so run code.",
        "Use a format that holds data alone, such as JSON, or check a signature first.", "CWE-502");

    public static readonly Rule Ssrf = new(
        "server-side-request", "injection", FindingSeverity.High, 0.75, "The caller chooses which host this server asks, also those that only it can reach.",
        "Compare the host with a list of those that are meant.", "CWE-918");

    public static readonly Rule Xss = new(
        "cross-site-scripting", "injection", FindingSeverity.High, 0.75,
            "The value reaches the page as markup: a script in it runs with the rights of whoever looks at it.",
        "Escape the value, or set it as text.", "CWE-79");

    public static readonly Rule Redirect = new(
        "open-redirect", "injection", FindingSeverity.Medium, 0.7, "A link to this site can lead anywhere, which makes it good bait.",
            "Allow paths of this site alone, or a list of addresses.", "CWE-601");
}

using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Calls and settings that are unsafe whatever they are given.</summary>
internal static class MisuseRules
{
    public static readonly Rule WeakHash = new(
        "weak-hash", "crypto", FindingSeverity.Low, 0.5, "MD5 and SHA-1 no longer hinder anybody from finding two texts with the same hash.",
        "Use SHA-256; for passwords a slow function such as Argon2, scrypt or bcrypt.", "CWE-328");

    public static readonly Rule PasswordHash = WeakHash with
    {
        Severity = FindingSeverity.High,
        Confidence = 0.85,
        Why = "Graphics cards try billions of such hashes a second, so that passwords and signatures behind them are soon known.",
    };

    public static readonly Rule WeakCipher = new(
        "weak-cipher", "crypto", FindingSeverity.High, 0.85, "DES and RC4 are broken, and ECB shows which blocks are equal.", "Use AES in GCM mode.",
            "CWE-327");

    public static readonly Rule WeakRandom = new(
        "weak-random", "crypto", FindingSeverity.High, 0.8, "From a few values of such a generator the next ones can be computed.",
        "Use the generator for secrets: secrets, crypto.randomBytes, RandomNumberGenerator, crypto/rand.", "CWE-338");

    public static readonly Rule NoCertificate = new(
        "certificate-not-checked", "tls", FindingSeverity.High, 0.9,
            "Anybody on the way can answer in the place of the server and read and change what is sent.",
        "Leave the check on; trust a certificate of your own by name.", "CWE-295");

    public static readonly Rule Cors = new(
        "permissive-cors", "web", FindingSeverity.Low, 0.6, "Pages of any site may read the answers.", "Name the sites that are meant.", "CWE-942");

    public static readonly Rule Debug = new(
        "debug-enabled", "web", FindingSeverity.Medium, 0.8, "The debugger shows code and settings, and lets whoever reaches it run code.",
            "Switch it on by an environment variable, and only on your own machine.", "CWE-489");

    public static readonly Rule Token = new(
        "token-not-verified", "crypto", FindingSeverity.High, 0.9, "A token whose signature is not checked says whatever its bearer wants.",
            "Check the signature, with the one algorithm that is meant.", "CWE-347");

    public static readonly Rule Entities = new(
        "xml-external-entities", "injection", FindingSeverity.Medium, 0.8, "A document can then name files and addresses whose content is put into it.",
            "Forbid document types, or resolve nothing.", "CWE-611");

    public static readonly Rule Deserialiser = InjectionRules.Deserialise with { Severity = FindingSeverity.High, Confidence = 0.85 };

    public static readonly Rule Temporary = new(
        "predictable-temporary-file", "files", FindingSeverity.Low, 0.8, "Between the choice of the name and its use somebody else can put a file there.",
            "Use the call that makes the file too: mkstemp, NamedTemporaryFile.", "CWE-377");

    public static readonly Rule Writable = new("world-writable", "files", FindingSeverity.Medium, 0.85, "Every user of the machine may change the file.",
        "Give rights to its owner alone.", "CWE-732");
}

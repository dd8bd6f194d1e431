using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Weak cryptography, checks that are switched off, and interfaces that cannot be used safely.</summary>
internal sealed class MisuseCheck(FoundList found)
{
    private static readonly string[] Passwordly = ["password", "passwd", "pwd", "secret", "token", "credential", "sign", "hmac", "auth", "session", "nonce",
        "otp", "salt", "apikey", "api_key", "reset", "invite", "csrf", "senha"];
    /// <summary>A session is counted and timed too; its key is called one.</summary>
    private static readonly string[] Guessable = [.. Passwordly.Where(word => word != "session"), "sessionid", "sid"];

    private static readonly string[] Checksumly = ["etag", "checksum", "cache", "fingerprint", "file", "content", "dedup", "shard", "bucket", "gravatar",
        "version", "uuid"];

    private readonly CodeText code = found.Code;

    public void Look()
    {
        for (var i = 0; i < code.Count; i++)
        {
            if (CodeCall.At(code, i) is { } call)
                Call(call);
            else if (code.IsWord(i))
                Word(i);
            else if (code.IsText(i))
                Text(i);
        }
    }

    private void Call(CodeCall call)
    {
        var (path, name) = (call.Path, call.Name);
        if (IsHash(call))
            Hash(call);
        if (path is "DES.Create" or "TripleDES.Create" or "RC2.Create" or "DESCryptoServiceProvider" or "TripleDESCryptoServiceProvider" or "des.NewCipher"
            or "rc4.NewCipher" or "des.NewTripleDESCipher" or "DES.new" or "ARC4.new"
            or "Blowfish.new" or "crypto.createCipher" or "createCipher")
            found.Add(MisuseRules.WeakCipher, call.Start, $"`{path}` is a cipher that is broken");
        if (name is "getInstance" or "createCipheriv" or "createDecipheriv" && FirstText(call) is { } cipher
            && (cipher.Contains("ECB", StringComparison.OrdinalIgnoreCase) || cipher.StartsWith("des", StringComparison.OrdinalIgnoreCase)
                || cipher.StartsWith("rc4", StringComparison.OrdinalIgnoreCase)))
            found.Add(MisuseRules.WeakCipher, call.Start, $"`{cipher}` is a cipher that is broken, or hides too little");
        if (IsRandom(call) && IsFor(call.Start, Guessable))
            found.Add(MisuseRules.WeakRandom, call.Start, $"`{path}` makes something that must not be guessed");
        if (path is "ssl._create_unverified_context" or "ssl._create_stdlib_context" || name is "danger_accept_invalid_certs"
            or "danger_accept_invalid_hostnames")
            found.Add(MisuseRules.NoCertificate, call.Start, "The certificate of the server is not checked");
        if (call.Named(code, "verify") is { } verify && code.IsWord(verify.Start, "False"))
            found.Add(name == "decode" ? MisuseRules.Token : MisuseRules.NoCertificate, verify.Start, name == "decode"
                ? "The signature of the token is not checked" : "The certificate of the server is not checked");
        if (path is "yaml.load" or "yaml.load_all" && !Mentions(call, "Safe") && !Mentions(call, "Base"))
            found.Add(MisuseRules.Deserialiser, call.Start, $"`{path}` without a safe loader constructs any object", severity: FindingSeverity.High);
        if (name is "BinaryFormatter" or "NetDataContractSerializer" or "LosFormatter" or "SoapFormatter" or "ObjectStateFormatter")
            found.Add(MisuseRules.Deserialiser, call.Start, $"`{name}` constructs any object that the data names");
        if (name is "readObject" && code.Language is "Java" && !code.IsWord(call.Start - 1, "void")
            && code.Text.Contains("ObjectInputStream", StringComparison.Ordinal))
            found.Add(MisuseRules.Deserialiser, call.Start, "`readObject` constructs any object that the data names", severity: FindingSeverity.Medium,
                confidence: 0.6);
        if (path is "tempfile.mktemp" or "os.tmpnam" or "os.tempnam" or "tmpnam" or "mktemp" && code.Language is "Python" or "C" or "C++")
            found.Add(MisuseRules.Temporary, call.Start, $"`{path}` only makes up a name");
        if (name is "chmod" or "Chmod" or "chmodSync" && call.Arguments.Count > 1 && code.Word(call.Arguments[1].Start) is "0o777" or "0777" or "0o666"
            or "0666" or "777")
            found.Add(MisuseRules.Writable, call.Start, "Every user of the machine may write");
        if (name is "run" && code.IsPython && call.Named(code, "debug") is { } debug && code.IsWord(debug.Start, "True"))
            found.Add(MisuseRules.Debug, call.Start, "The server is started with its debugger");
        WebCall(call);
    }

    private void WebCall(CodeCall call)
    {
        var path = call.Path;
        if (call.Name is "AllowAnyOrigin" or "SetIsOriginAllowed" && (call.Name == "AllowAnyOrigin" || AlwaysTrue(call)))
            Cors(call.Start, Near(call.Start, "AllowCredentials"));
        else if (path is "cors" or "CORS" && (call.Arguments.Count == 0 || Mentions(call, "*") || OriginIsAny(call)))
            Cors(call.Start, TrueOf(call, "credentials") || TrueOf(call, "supports_credentials"));
        else if (call.Named(code, "allow_origins") is { } origins && code.IsText(origins.Start + 1) && code.Slice(origins.Start + 1) is "*")
            Cors(origins.Start, TrueOf(call, "allow_credentials"));
        else if (call.Name is "setHeader" or "header" or "set" or "Set" or "Add" or "addHeader" or "Header" && FirstText(call) is { } header
            && header.Equals("Access-Control-Allow-Origin", StringComparison.OrdinalIgnoreCase))
            Header(call);
        if (call.Name is "decode" or "verify" && (TrueOf(call, "algorithms") || Mentions(call, "none"))
            && path.StartsWith("jwt", StringComparison.OrdinalIgnoreCase))
            found.Add(MisuseRules.Token, call.Start, "A token without a signature is accepted");
    }

    private void Word(int i)
    {
        var isFalse = code.IsAnyWord(i + 2, ["False", "false"]) || (code.IsText(i + 2) && code.Slice(i + 2) is "0") || code.Slice(i + 2) is "0";
        var isTrue = code.IsAnyWord(i + 2, ["True", "true"]);
        var isSet = code.IsAssignment(i + 1) || code.Is(i + 1, ':');
        if (isSet && ((isFalse && code.IsAnyWord(i, ["rejectUnauthorized", "check_hostname", "NODE_TLS_REJECT_UNAUTHORIZED", "CURLOPT_SSL_VERIFYPEER",
            "verify_ssl"])) || (isTrue && code.IsWord(i, "InsecureSkipVerify"))))
            found.Add(MisuseRules.NoCertificate, i, $"`{code.Slice(i)}` switches the check of certificates off");
        else if (code.IsWord(i, "verify_mode") && code.IsAssignment(i + 1) && code.IsWord(i + 4, "CERT_NONE"))
            found.Add(MisuseRules.NoCertificate, i, "The certificate of the server is not checked");
        else if (code.IsWord(i, "DangerousAcceptAnyServerCertificateValidator")
            || (code.IsAnyWord(i, ["ServerCertificateCustomValidationCallback", "ServerCertificateValidationCallback", "RemoteCertificateValidationCallback"])
            && AlwaysTrueAfter(i)))
            found.Add(MisuseRules.NoCertificate, i, "Every certificate is accepted");
        else if (code.IsAnyWord(i, ["MODE_ECB"]) || (code.IsWord(i, "ECB") && code.IsWord(i - 2, "CipherMode")))
            found.Add(MisuseRules.WeakCipher, i, "The ECB mode shows which blocks are equal");
        else if (code.IsWord(i, "TypeNameHandling") && isSet && code.Is(i + 3, '.') && !code.IsWord(i + 4, "None"))
            found.Add(MisuseRules.Deserialiser, i, "The data says which type is constructed");
        else if (code.IsWord(i, "DtdProcessing") && code.IsAssignment(i + 1) && code.IsWord(i + 4, "Parse"))
            found.Add(MisuseRules.Entities, i, "Document types are read");
        else if (code.IsWord(i, "resolve_entities") && isTrue)
            found.Add(MisuseRules.Entities, i, "Entities of the document are resolved");
        else if (code.IsWord(i, "DEBUG") && code.IsPython && code.IsAssignment(i + 1) && isTrue && code[i].StartsLine
            && code.Path.EndsWith("settings.py", StringComparison.Ordinal))
            found.Add(MisuseRules.Debug, i, "The settings have debugging on");
    }

    private void Text(int i)
    {
        if (code.Slice(i) is "verify_signature" && code.Is(i + 1, ':') && code.IsAnyWord(i + 2, ["False", "false"]))
            found.Add(MisuseRules.Token, i, "The signature of the token is not checked");
        else if (code.Slice(i) is "NODE_TLS_REJECT_UNAUTHORIZED" && code.IsAssignment(i + 2) && code.Slice(i + 3) is "0")
            found.Add(MisuseRules.NoCertificate, i, "Node checks no certificate any more");
        else if (code.Slice(i) is "Access-Control-Allow-Origin" && (code.Is(i + 1, ':') || (code.Is(i + 1, ']') && code.IsAssignment(i + 2)))
            && code.Slice(code.Is(i + 1, ':') ? i + 2 : i + 3) is "*")
            Cors(i, Near(i, "Access-Control-Allow-Credentials"));
    }

    private bool IsHash(CodeCall call) => call.Path is "hashlib.md5" or "hashlib.sha1" or "md5" or "MD5.Create" or "SHA1.Create" or "MD5CryptoServiceProvider"
        or "SHA1CryptoServiceProvider" or "SHA1Managed" or "MD5.HashData"
        or "SHA1.HashData" or "md5.New" or "md5.Sum" or "sha1.New" or "sha1.Sum" or "MD5.new"
        || (call.Name is "createHash" or "getInstance" or "new" && FirstText(call) is { } name && name.ToLowerInvariant() is "md5" or "sha1" or "sha-1");

    private void Hash(CodeCall call)
    {
        if (call.Named(code, "usedforsecurity") is not null || call.Path is "md5" && code.Language is not "PHP")
            return;
        if (IsAbout(call.Start, Passwordly))
            found.Add(MisuseRules.PasswordHash, call.Start, $"`{call.Path}` protects something that others want to know");
        else if (!IsAbout(call.Start, Checksumly))
            found.Add(MisuseRules.WeakHash, call.Start, $"`{call.Path}` is a weak hash; fine for a checksum, not against anybody who tries");
    }

    private static bool IsRandom(CodeCall call) => call.Path is "random.random" or "random.randint" or "random.choice" or "random.choices"
        or "random.randrange" or "random.sample" or "random.getrandbits" or "Math.random"
        or "rand.Intn" or "rand.Int" or "rand.Int63" or "rand.Int31n" or "mt_rand" or "rand" or "Random.Shared.Next" || (call.Path is "Random" && call.IsNew)
        || (call.Name is "Next" or "NextBytes" or "nextInt" && call.Path.Contains("andom", StringComparison.Ordinal)
            && !call.Path.Contains("ecure", StringComparison.Ordinal));

    /// <summary>Whether the function or the statement around a token has one of these in a name or text.</summary>
    private bool IsAbout(int token, string[] topics)
    {
        var name = found.FunctionAt(token)?.Name ?? "";
        if (Array.Exists(topics, topic => name.Contains(topic, StringComparison.OrdinalIgnoreCase)))
            return true;
        var (start, end) = (token, token);
        while (start > 0 && code[start].Line >= code[token].Line)
            start--;
        while (end < code.Count && code[end].Line <= code[token].Line)
            end++;
        var line = code.Span(start + 1, end);
        foreach (var topic in topics)
            if (line.Contains(topic, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>Whether the function, or what stands before a token in its statement, is named after one of these:
    /// <c>resetToken =</c>, not <c>PerToken</c> somewhere else.</summary>
    private bool IsFor(int token, string[] topics)
    {
        var start = token;
        while (start > 0 && code[start - 1].Line == code[token].Line && !code.Is(start - 1, '{') && !code.Is(start - 1, ';')
            && !(code.Is(start - 1, '>') && code.Is(start - 2, '=')))
            start--;
        return NameWords.HasAny(found.FunctionAt(token)?.Name, topics) || NameWords.HasAny(code.Span(start, token), topics);
    }

    private string? FirstText(CodeCall call) => call.Arguments.Count > 0 && code.IsText(call.Arguments[0].Start) ? code.Word(call.Arguments[0].Start) : null;

    private bool Mentions(CodeCall call, string text)
    {
        for (var i = call.Open; i < call.Close; i++)
            if ((code.IsText(i) && code.Slice(i).SequenceEqual(text)) || (code.IsWord(i) && text.Length > 3 && code.Slice(i)
                .Contains(text, StringComparison.Ordinal)))
                return true;
        return false;
    }

    private bool TrueOf(CodeCall call, string name) => call.Named(code, name) is { } value && code.IsAnyWord(value.Start, ["True", "true"]);

    private bool OriginIsAny(CodeCall call) => call.Named(code, "origin") is { } origin && code.IsWord(origin.Start, "true");

    private bool AlwaysTrue(CodeCall call) => call.Close >= 2 && code.IsWord(call.Close - 1, "true");

    /// <summary>A callback that says yes to everything: <c>= (a, b, c, d) => true</c>.</summary>
    private bool AlwaysTrueAfter(int i)
    {
        for (var at = i; at < i + 24 && !code.Is(at, ';'); at++)
            if (code.IsArrow(at))
                return code.IsWord(at + 2, "true") || (code.Is(at + 2, '{') && code.IsWord(at + 3, "return") && code.IsWord(at + 4, "true"));
        return false;
    }

    private void Header(CodeCall call)
    {
        var last = call.Arguments[^1];
        if (call.Arguments.Count > 1 && code.IsText(last.Start) && code.Slice(last.Start) is "*")
            Cors(call.Start, Near(call.Start, "Access-Control-Allow-Credentials"));
        else if (call.Arguments.Count > 1 && code.Span(last.Start, last.End).Contains("origin", StringComparison.OrdinalIgnoreCase)
            && code.Span(last.Start, last.End).Contains("header", StringComparison.OrdinalIgnoreCase))
            Cors(call.Start, Near(call.Start, "Access-Control-Allow-Credentials"), "The site that asks is always allowed");
    }

    private void Cors(int token, bool withCredentials, string what = "Every site may read the answers") => found.Add(
        MisuseRules.Cors, token, withCredentials ? $"{what}, with the cookies of the person who visits it" : what, severity: withCredentials
            ? FindingSeverity.High : null, confidence: withCredentials ? 0.85 : null);

    private bool Near(int token, string word)
    {
        for (var i = Math.Max(0, token - 60); i < Math.Min(code.Count, token + 60); i++)
            if ((code.IsWord(i) || code.IsText(i)) && code.Slice(i).SequenceEqual(word))
                return true;
        return false;
    }
}

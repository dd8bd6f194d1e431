namespace Maestro.Core.Permissions;

/// <summary>Files that usually hold keys or passwords, by name.</summary>
public static class SecretFiles
{
    private static readonly string[] Names =
    [
        ".envrc", ".netrc", "_netrc", ".npmrc", ".pypirc", ".git-credentials", ".pgpass", ".htpasswd", ".my.cnf", ".dockercfg", ".s3cfg", ".boto", ".vault-token", ".terraformrc",
        "credentials", "credentials.json", "credentials.toml", "credentials.tfrc.json", "application_default_credentials.json", "service-account.json", "serviceaccountkey.json",
        "secrets.json", "secrets.yml", "secrets.yaml", "secrets.toml", "kubeconfig", "authorized_keys", "terraform.tfstate", "master.key",
    ];

    private static readonly string[] Endings = [".pem", ".key", ".pfx", ".p12", ".jks", ".keystore", ".kdbx", ".ppk", ".asc", ".env", ".ovpn"];
    private static readonly string[] Keys = ["id_rsa", "id_ed25519", "id_ecdsa", "id_dsa"];
    private static readonly string[] Folders = [".ssh", ".aws", ".gnupg", ".kube", ".docker", ".azure", "gcloud", ".password-store"];
    private static readonly string[] Examples = [".env.example", ".env.sample", ".env.template", ".env.dist"];

    /// <summary>What is looked for, for a person to read.</summary>
    public static IReadOnlyList<string> Patterns { get; } =
        [".env*", .. Keys.Select(key => $"{key}*"), .. Endings.Select(ending => $"*{ending}"), .. Names, .. Folders.Select(folder => $"{folder}/**")];

    public static bool Includes(string path)
    {
        var parts = path.Replace('\\', '/').ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return false;
        var name = parts[^1];
        if (Examples.Contains(name))
            return false;
        return Names.Contains(name)
            || Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal))
            || (name.StartsWith(".env", StringComparison.Ordinal) && (name.Length == 4 || name[4] is '.' or '-' or '_' or '*' or '~'))
            || Array.Exists(Keys, key => name.StartsWith(key, StringComparison.Ordinal) && !name.EndsWith(".pub", StringComparison.Ordinal))
            || parts.SkipLast(1).Any(part => Folders.Contains(part));
    }
}

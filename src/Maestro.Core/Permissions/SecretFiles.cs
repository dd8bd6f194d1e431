namespace Maestro.Core.Permissions;

/// <summary>Files that usually hold keys or passwords, by name.</summary>
public static class SecretFiles
{
    private static readonly string[] Names =
    [
        ".envrc", ".netrc", "_netrc", ".npmrc", ".pypirc", ".git-credentials", ".pgpass", ".htpasswd", "credentials", "credentials.json",
        "secrets.json", "secrets.yml", "secrets.yaml", "service-account.json", "authorized_keys",
    ];

    private static readonly string[] Endings = [".pem", ".key", ".pfx", ".p12", ".jks", ".keystore", ".kdbx", ".ppk", ".asc"];
    private static readonly string[] Keys = ["id_rsa", "id_ed25519", "id_ecdsa", "id_dsa"];
    private static readonly string[] Folders = [".ssh", ".aws", ".gnupg", ".kube", ".docker"];

    public static bool Includes(string path)
    {
        var parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return false;
        var name = parts[^1].ToLowerInvariant();
        return Names.Contains(name)
            || Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
            || (name.StartsWith(".env", StringComparison.Ordinal)
                && name is not (".env.example" or ".env.sample" or ".env.template") && (name.Length == 4 || name[4] is '.' or '-' or '*'))
            || Keys.Any(key => name.StartsWith(key, StringComparison.Ordinal))
            || parts.SkipLast(1).Any(part => Folders.Contains(part));
    }
}

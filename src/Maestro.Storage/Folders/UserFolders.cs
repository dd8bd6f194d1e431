namespace Maestro.Storage.Folders;

/// <summary>Where the person's own files lie; nothing is created by asking.</summary>
/// <param name="Config">Settings.</param>
/// <param name="Data">The session log, trusted folders.</param>
/// <param name="Cache">What can be computed again.</param>
public sealed record UserFolders(string Config, string Data, string Cache)
{
    public string SettingsFile => Path.Combine(Config, "settings.json");

    /// <summary>The folders of the XDG base directory specification, which ignores relative paths.</summary>
    public static UserFolders From(Func<string, string?> environment)
    {
        var home = environment("HOME") is { Length: > 0 } known ? known : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new UserFolders(Of("XDG_CONFIG_HOME", ".config"), Of("XDG_DATA_HOME", ".local/share"), Of("XDG_CACHE_HOME", ".cache"));

        string Of(string variable, string usual) =>
            Path.Combine(environment(variable) is { Length: > 0 } set && Path.IsPathRooted(set) ? set : Path.Combine(home, usual), "maestro");
    }
}

namespace Maestro.Core.Routing;

/// <summary>Tells a typed shell command from a sentence.</summary>
internal static class ShellLine
{
    private const string Programs =
        " git ls cd pwd cat cp mv rm mkdir rmdir chmod chown grep rg sed awk curl wget ssh scp tar zip unzip ps df du top htop uname whoami env export npm "
        + "npx yarn pnpm pip pip3 python "
        + "python3 poetry uv cargo rustc dotnet mvn gradle docker kubectl helm terraform gh brew apt apt-get dnf systemctl journalctl psql sqlite3 redis-cli "
        + "tmux vim nano jq tree deno bun tsc "
        + "eslint pytest ruby gem bundle rails php composer java javac gcc clang cmake ninja ";

    /// <summary>Programs that are English words too: only what a shell alone would understand makes them commands.</summary>
    private const string WordPrograms = " find make test sort which kill time watch head tail more less go node echo date who touch cut join split diff file "
        + "sudo bash sh ";

    private const string FirstArguments =
        " status log diff show push pull fetch clone commit add branch checkout switch merge rebase stash tag init install uninstall run test build restore "
        + "publish start stop restart ps images "
        + "exec logs up down get describe apply plan list ls info version update upgrade clean check fmt clippy bench new remove rm reset bisect blame remote "
        + "config help audit ci ";

    private const string SentenceWords =
        " the a an my our your this that is are was please for of with about and or why how what where when does do i we you me to best practices history o "
        + "os as um uma de do da para com que ";

    public static bool Is(string request)
    {
        var line = request.Trim();
        if (line.Length > 2 && line[0] == '`' && line.IndexOf('`', 1) == line.Length - 1)
        {
            line = line[1..^1].Trim();
            if (line.Contains(' ') || line.StartsWith("./", StringComparison.Ordinal))
                return true;
        }

        if (line.StartsWith("$ ", StringComparison.Ordinal))
            return line.Length > 2;
        if (line.Contains('\n') || line.Length > 400 || line.EndsWith('?'))
            return false;
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || Array.Exists(words, word => IsOneOf(word, SentenceWords)))
            return false;
        if (IsOneOf(words[0], WordPrograms))
            return words.Length > 1 && (IsShellOnly(words[1]) || words.Skip(1).Any(word => word[0] is '-' or '|' or '>' or '<' or '&' or '$'));
        return IsOneOf(words[0], Programs) && (words.Length == 1 || IsOneOf(words[1], FirstArguments) || words.Skip(1).Any(IsShellOnly));
    }

    private static bool IsOneOf(string word, string list) =>
        !word.Contains(' ') && list.AsSpan().IndexOf($" {word} ") >= 0;

    private static bool IsShellOnly(string word) =>
        word[0] is '-' or '.' or '~' or '$' or '|' or '>' or '<' or '&' or '"' or '\'' || word.AsSpan().ContainsAny('/', '*', '=')
        || (word.LastIndexOf('.') is > 0 and var dot && dot < word.Length - 1);
}

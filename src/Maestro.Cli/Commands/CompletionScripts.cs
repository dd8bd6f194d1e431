using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Commands;

/// <summary>Completion scripts that need no call of the program while typing.</summary>
internal static class CompletionScripts
{
    /// <summary>Stands among the agents for those of the person's own, which are looked up while typing.</summary>
    private const string OwnInShell = "$(_maestro_own)";

    private const string OwnAgents = """
        _maestro_own() {
            local folder file
            for folder in .maestro/agents "${XDG_CONFIG_HOME:-$HOME/.config}/maestro/agents"; do
                [ -d "$folder" ] && for file in $(command ls "$folder"); do case "$file" in *.md) echo "${file%.md}" ;; esac; done
            done
        }
        """;

    public static string Bash(RootCommand root) => $$"""
        # bash completion for maestro
        {{OwnAgents}}
        _maestro_words() {
            case "$1" in
        {{Cases(root)}}
            esac
        }
        _maestro() {
            local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=maestro i
            for ((i = 1; i < COMP_CWORD; i++)); do
                [ -n "$(_maestro_words "$path ${COMP_WORDS[i]}")" ] && path="$path ${COMP_WORDS[i]}"
            done
            case "$prev" in
                --cwd) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --record|--schema|--tape) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        {{OptionCases(root, 8, "COMPREPLY=($(compgen -W \"{0}\" -- \"$cur\")); return")}}
            esac
            COMPREPLY=($(compgen -W "$(_maestro_words "$path")" -- "$cur"))
            case "$path" in
        {{FolderCases(root, "compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- \"$cur\"))")}}
            esac
        }
        complete -F _maestro maestro

        """;

    public static string Zsh(RootCommand root) => $$"""
        #compdef maestro
        {{OwnAgents}}
        _maestro_words() {
            case "$1" in
        {{Cases(root)}}
            esac
        }
        _maestro() {
            local current=${words[CURRENT]} prev=${words[CURRENT-1]} known=maestro i
            for ((i = 2; i < CURRENT; i++)); do
                [[ -n "$(_maestro_words "$known ${words[i]}")" ]] && known="$known ${words[i]}"
            done
            case "$prev" in
                --cwd) _files -/; return ;;
                --record|--schema|--tape) _files; return ;;
        {{OptionCases(root, 8, "compadd -- {0}; return")}}
            esac
            case "$known" in
        {{FolderCases(root, "_files -/")}}
            esac
            compadd -- ${=$(_maestro_words "$known")}
        }
        if [ "$funcstack[1]" = "_maestro" ]; then _maestro "$@"; else compdef _maestro maestro; fi

        """;

    public static string Fish(RootCommand root)
    {
        var script = new StringBuilder("""
            # fish completion for maestro
            function __maestro_own
                for file in .maestro/agents/*.md ~/.config/maestro/agents/*.md
                    path basename $file | string replace -r '\.md$' ''
                end
            end
            complete -c maestro -f

            """.ReplaceLineEndings("\n"));
        foreach (var command in All(root))
        {
            var path = UsageErrors.NameOf(command).Split(' ')[1..];
            var seen = string.Join("; and ", path.Select(word => $"__fish_seen_subcommand_from {word}"));
            var subs = string.Join(' ', command.Subcommands.Select(sub => sub.Name));
            var condition = path.Length == 0 ? "__fish_use_subcommand" : subs.Length == 0 ? seen : $"{seen}; and not __fish_seen_subcommand_from {subs}";
            foreach (var sub in command.Subcommands)
                script.Append($"complete -c maestro -n '{condition}' -a {sub.Name} -d '{Plain(sub.Description)}'\n");
            foreach (var value in command.Arguments.SelectMany(Values))
                script.Append($"complete -c maestro -n '{condition}' -a {(value is OwnInShell ? "'(__maestro_own)'" : value)}\n");
            if (TakesFolder(command))
                script.Append($"complete -c maestro -n '{condition}' -a '(__fish_complete_directories)'\n");
            foreach (var option in command.Options)
            {
                var values = string.Join(' ', Values(option));
                var files = option.Name is "--cwd" or "--record" or "--schema" or "--tape" ? " -r -F" : option.ValueType == typeof(string) ? " -x" : "";
                var offered = values.Length > 0 ? $" -a '{values.Replace(OwnInShell, "(__maestro_own)", StringComparison.Ordinal)}'" : "";
                script.Append($"complete -c maestro -n '{condition}' -l {option.Name.TrimStart('-')}{files}{offered} -d '{Plain(option.Description)}'\n");
            }
        }

        return script.ToString();
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static string Cases(RootCommand root) => string.Join('\n', All(root).Select(command =>
    {
        var words = command.Subcommands.Select(sub => sub.Name)
            .Concat(command.Arguments.SelectMany(Values))
            .Concat(command.Options.Select(option => option.Name))
            .Append("--help");
        return $"        '{UsageErrors.NameOf(command)}') echo \"{string.Join(' ', words.Distinct())}\" ;;";
    }));

    private static string FolderCases(RootCommand root, string action) =>
        string.Join('\n', All(root).Where(TakesFolder).Select(command => $"        '{UsageErrors.NameOf(command)}') {action} ;;"));

    private static bool TakesFolder(Command command) => command.Arguments.Any(argument => argument.Name is "DIR");

    private static string OptionCases(RootCommand root, int indent, string action) => string.Join('\n', All(root)
        .SelectMany(command => command.Options)
        .DistinctBy(option => option.Name)
        .Where(option => Values(option).Any())
        .Select(option => $"{new string(' ', indent)}{option.Name}) {action.Replace("{0}", string.Join(' ', Values(option)), StringComparison.Ordinal)} ;;"));

    private static IEnumerable<string> Values(Symbol symbol)
    {
        var known = symbol is Option<string?> or Argument<string>
            ? symbol.GetCompletions(CompletionContext.Empty).Select(item => item.InsertText ?? item.Label).ToList()
            : [];
        return known.Contains(Names.Agents[0]) ? known.Append(OwnInShell) : known;
    }

    private static string Plain(string? description) => (description ?? "").Replace("'", "", StringComparison.Ordinal);
}

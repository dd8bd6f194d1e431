namespace Maestro.Models.Builtin.Commands;

/// <summary>Recognises a command line that a person wrote out, in backticks, after <c>$</c> or <c>run</c>, or plainly.</summary>
internal static class LiteralCommand
{
    private const string Programs =
        "git npm npx pnpm yarn bun node deno dotnet cargo rustc python python3 pip pip3 pytest uv poetry ruff mypy tox go gofmt mvn gradle java javac docker podman kubectl helm "
        + "terraform make cmake ninja ctest gcc clang ls cat pwd cd echo grep rg find wc head tail sort uniq cut awk sed diff du df ps free uname whoami which env printenv date mkdir "
        + "touch cp mv rm chmod ln tar zip unzip curl wget ssh bash sh tsc eslint prettier jest vitest rake bundle gem php composer rspec swift mix tree stat file ss lsof kill hostname jq test sleep";

    // These are everyday words too: what follows must look like an argument.
    private const string Ambiguous = "find make go date test sort which head tail cut file touch cat kill time diff env tree stat zip docker git bundle mix";

    private const string WithSubcommands = "go git docker bundle mix make";

    private const string Subcommands =
        "status log diff show branch checkout switch commit add push pull fetch merge rebase stash tag remote blame init clone reset restore shortlog describe ls-files rev-parse grep "
        + "build test run mod vet fmt get install generate work env ps images compose exec logs version all clean check lint help list tree deps";

    private const string Lead = "run execute exec rode rodar executar roda $ please";

    /// <summary>The command line, or null when the sentence is no command line.</summary>
    public static string? Read(string sentence)
    {
        var text = sentence.Trim();
        if (Between(text, '`') is { } quoted)
            return quoted;
        if (text.StartsWith("$ ", StringComparison.Ordinal))
            return text[2..].Trim();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var skip = words.TakeWhile(word => PlainWords.Has(Lead, PlainWords.Fold(word).TrimEnd(':', ','))).Count();
        words = words[skip..];
        if (words.Length == 0 || text.EndsWith('?') || !IsProgram(words))
            return null;
        return string.Join(' ', words);
    }

    private static bool IsProgram(string[] words)
    {
        var program = words[0];
        if (program.StartsWith("./", StringComparison.Ordinal) && program.Length > 2)
            return true;
        if (!PlainWords.Has(Programs, program))
            return false;
        if (words.Length == 1)
            return !PlainWords.Has("find make go test sort cut file touch cat kill docker git bundle mix echo sleep", program) || program is "make";
        var isAmbiguous = PlainWords.Has(Ambiguous, program);
        return isAmbiguous
            ? LooksLikeArgument(words[1]) || (PlainWords.Has(WithSubcommands, program) && PlainWords.Has(Subcommands, words[1]))
            : !IsSentence(words);
    }

    private static bool LooksLikeArgument(string word) =>
        word[0] is '-' or '.' or '/' or '~' or '"' or '\'' or '*' or '+' || (word.Contains('.', StringComparison.Ordinal) && !word.EndsWith('.'));

    /// <summary><c>npm is slow today</c> is no command line.</summary>
    private static bool IsSentence(string[] words) =>
        words.Skip(1).Take(2).Any(word => PlainWords.Has("is are was does do the a an why how what not e esta nao o um uma por que", PlainWords.Fold(word)));

    private static string? Between(string text, char mark)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(mark, start + 1);
        return end > start + 1 ? text[(start + 1)..end].Trim() is { Length: > 0 } inner ? inner : null : null;
    }
}

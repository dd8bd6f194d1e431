using System.Globalization;

namespace Maestro.Models.Builtin.Commands;

/// <summary>The table of everyday requests; the first rule that fits decides.</summary>
internal static class EverydayRules
{
    private const string Show = "show list display print see what which tell give get check view mostre mostrar liste listar exiba qual quais veja ver diga abra open cat read leia";
    private const string Last = "last latest newest recent ultimo ultima recente";
    private const string Create = "create make add new crie criar faca";
    private const string Delete = "delete remove apague apagar exclua remova remover";
    private const string Folder = "folder folders directory directories dir pasta pastas diretorio diretorios";
    private const string File = "file files arquivo arquivos ficheiro ficheiros";
    private const string Count = "count many number quantas quantos conte contar total";
    private const string Line = "line lines linha linhas loc";
    private const string Text = "text texto word palavra string todo todos fixme occurrences ocorrencias references";
    private const string OutsideGit = "-not -path './.git/*' -not -path './node_modules/*'";

    private static readonly (string Language, string Ending)[] Endings =
    [
        ("python", "py"), ("java", "java"), ("javascript", "js"), ("typescript", "ts"), ("ruby", "rb"), ("rust", "rs"), ("golang", "go"), ("go", "go"), ("kotlin", "kt"), ("php", "php"), ("swift", "swift"),
        ("c", "c"), ("csharp", "cs"), ("scala", "scala"), ("html", "html"), ("css", "css"), ("sql", "sql"), ("markdown", "md"), ("elixir", "ex"),
    ];

    public static IReadOnlyList<EverydayRule> All =>
    [
        .. Git,
        new("free space on this disk", ["disk disco disks storage"], _ => "df -h ."),
        new("size of the folder", ["size big tamanho large space espaco", Folder + " project projeto repository repositorio"], said => $"du -sh {Argument.Shell(PathWithSlash(said) ?? ".")}", File),
        new("the largest files", ["big biggest large largest heavy heaviest maior maiores grande grandes pesados", File], said =>
            $"find . -type f {OutsideGit} -exec du -k {{}} + | sort -rn | head -n {Argument.Number(said.Words, 10)}"),
        new("number of lines", [Count, Line], said => Counted(said, "wc -l")),
        new("number of files", [Count, File], said => said.IsGit ? "git ls-files | wc -l" : $"find . -type f {OutsideGit} | wc -l"),
        new("the end of a file", ["last tail ultimas", Line], said => Named(said, path => $"tail -n {Argument.Number(said.Words, 10)} {path}")),
        new("the beginning of a file", ["first head primeiras", Line], said => Named(said, path => $"head -n {Argument.Number(said.Words, 10)} {path}")),
        new("creates the folder", [Create, Folder], said => Named(said, path => $"mkdir -p {path}")),
        new("deletes the folder", [Delete, Folder], said => Named(said, path => $"rm -r {path}")),
        new("deletes the file", [Delete, File], said => Named(said, path => $"rm {path}")),
        new("lines with the text", ["find search grep look procure buscar busque encontre pesquise", Text], Search),
        new("lines with the text", ["grep"], Search),
        new("files with that name", ["find search locate where procure encontre localize onde", File], said =>
            Named(said, path => $"find . -iname {Argument.Shell($"*{Unquoted(path)}*")} {OutsideGit}")),
        new("files of the folder", ["list ls show display what which liste listar mostre mostrar quais", File + " " + Folder + " contents conteudo"], said =>
            LooksLikeFile(said) ? null : $"ls -la {Argument.Shell(PathWithSlash(said) ?? InFolder(said) ?? ".")}", "defined handles changed uses calls"),
        new("the file's text", [Show], said => LooksLikeFile(said) ? Named(said, path => $"cat {path}") : null, "explain plan review"),
        new("the present folder", ["pwd where onde current atual which qual", Folder + " am estou"], _ => "pwd"),
        new("memory in use", ["memory ram memoria"], _ => "free -h", "leak leaks fix plan"),
        new("running processes", ["process processes processos"], _ => "ps aux"),
        new("ports that are listened on", ["port ports porta portas"], _ => "ss -ltn"),
        new("the system", ["kernel system sistema operacional uname"], _ => "uname -a", "design"),
        new("the date and time", ["date time hora horas data hoje today"], _ => "date", "real-time runtime"),
        new("the version of a tool", ["version versao installed instalado"], Version),
        new("the user", ["whoami who quem"], _ => "whoami", "changed wrote calls uses mudou alterou chama usa is"),
    ];

    private static IReadOnlyList<EverydayRule> Git =>
    [
        new("who changed the file, last first", ["who quem", "changed modified wrote edited touched mudou alterou escreveu editou modificou"], said =>
            Named(said, path => $"git log -n 10 --date=short --format='%h %an %ad %s' -- {path}")),
        new("authors by number of commits", ["contributors authors contribuidores autores"], _ => "git shortlog -sn HEAD"),
        new("the last commit", [Last, "commit"], _ => "git log -1 --stat"),
        new("the last commits", ["commits history historico log"], said => $"git log --oneline -n {Argument.Number(said.Words, 10)}", "server error erro file arquivo " + Line),
        new("the present branch", ["branch ramo", "current present which what am on atual qual estou"], _ => "git branch --show-current", "branches"),
        new("all branches", ["branch branches ramos"], said => said.Any(Show + " all todas todos") ? "git branch -a" : null, Create + " " + Delete + " switch merge"),
        new("tags", ["tags"], _ => "git tag --sort=-creatordate"),
        new("remotes", ["remote remotes remoto remotos"], said => said.Any(Show + " git") ? "git remote -v" : null),
        new("changes that are not committed", ["diff differences diferencas"], said => Argument.Path(said.Sentence) is { } path ? $"git diff -- {Argument.Shell(path)}" : "git diff"),
        new("state of the work folder", ["status"], said => said.Any("git repo repository repositorio working " + Show) ? "git status --short --branch" : null, "http code server endpoint field"),
        new("what changed since the last commit", ["changed changes modified uncommitted mudou mudaram mudancas alterou alteraram alteracoes modificados"],
            said => said.Any("what which show list uncommitted files o que quais mostre liste") ? "git status --short --branch" : null, "plan review explain revise who quem why"),
        new("stashed changes", ["stash stashes"], said => said.Any(Show) ? "git stash list" : null),
    ];

    private static string? Named(Said said, Func<string, string> command) => Argument.Path(said.Sentence) is { } path ? command(Argument.Shell(path)) : null;

    private static string Unquoted(string path) => path.Trim('\'').TrimStart('*').TrimEnd('*');

    private static string? PathWithSlash(Said said) => Argument.Path(said.Sentence) is { } path && path.Contains('/', StringComparison.Ordinal) ? path : null;

    private static string? InFolder(Said said)
    {
        var words = said.Sentence.TrimEnd('?', '.', '!').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(words, word => PlainWords.Has("in inside of em na no da do dentro", PlainWords.Fold(word)));
        var next = words.Skip(at + 1).FirstOrDefault(word => !PlainWords.Has("the this a an o os as de here current present atual esta este " + Folder + " project projeto repository repositorio", PlainWords.Fold(word)));
        return at >= 0 ? next : null;
    }

    private static bool LooksLikeFile(Said said) =>
        Argument.Path(said.Sentence) is { } path && System.IO.Path.GetExtension(path) is { Length: > 1 } extension && !char.IsDigit(extension[1]);

    private static string Counted(Said said, string counter) => Argument.Path(said.Sentence) is { } path && LooksLikeFile(said)
        ? $"{counter} {Argument.Shell(path)}"
        : Ending(said) is { } ending ? said.IsGit ? $"git ls-files -z -- '*.{ending}' | xargs -0 cat | wc -l" : $"find . -type f -name '*.{ending}' {OutsideGit} -exec cat {{}} + | wc -l"
        : said.IsGit ? "git ls-files -z | xargs -0 wc -l | tail -n 1" : $"find . -type f {OutsideGit} -exec wc -l {{}} + | tail -n 1";

    /// <summary>How the files of a language end that the sentence names.</summary>
    private static string? Ending(Said said) =>
        said.Words.Select(word => Endings.FirstOrDefault(pair => pair.Language == word).Ending).FirstOrDefault(ending => ending is not null);

    private static string? Search(Said said)
    {
        var wanted = Argument.Quoted(said.Sentence)
            ?? said.Words.Where(word => PlainWords.Has("todo todos fixme", word)).Select(word => word.TrimEnd('s').ToUpper(CultureInfo.InvariantCulture)).FirstOrDefault()
            ?? After(said.Sentence, "grep text texto word palavra string for por");
        if (wanted is null)
            return null;
        return said.IsGit ? $"git grep -n -e {Argument.Shell(wanted)}" : $"grep -rn -e {Argument.Shell(wanted)} .";
    }

    private static string? After(string sentence, string table)
    {
        var words = sentence.TrimEnd('?', '.', '!').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(words, word => PlainWords.Has(table, PlainWords.Fold(word)));
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : null;
    }

    private static string? Version(Said said)
    {
        var tool = said.Words.FirstOrDefault(
            word => PlainWords.Has("node npm python python3 dotnet git go cargo rustc java docker ruby php gcc clang make cmake yarn pnpm", word));
        return tool switch
        {
            null => null,
            "go" => "go version",
            "python" => "python3 --version",
            _ => $"{tool} --version",
        };
    }
}

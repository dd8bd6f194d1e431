using System.Text.RegularExpressions;

namespace Maestro.Models.Builtin.Planning;

/// <summary>What a sentence asks to be planned.</summary>
/// <param name="Topic">The thing itself, without the words that only ask for a plan, such as <c>user authentication</c>.</param>
/// <param name="Themes">What the topic touches that is done much the same way everywhere.</param>
internal sealed partial record PlanRequest(RequestKind Kind, string Topic, IReadOnlyList<Theme> Themes)
{
    private const string Leading =
        "a an the to for of me us please can could you we i want need would like how should must let lets do it now that this um uma o os as de do da para por favor "
        + "que como eu nos quero preciso gostaria devemos "
        + "create make write build prepare draft give show propose develop come up with plan plans planning roadmap strategy steps step-by-step implementation list "
        + "crie criar faca fazer monte elabore escreva planeje planejar plano roteiro passos implementacao "
        + "implement implementing implements implementar implemente add adding adicionar adicione introduce introducing incluir support suportar suporte building "
        + "creating making writing doing new novo nova";

    private static readonly (RequestKind Kind, string Words)[] Kinds =
    [
        (RequestKind.BugFix, "fix* bug bugs broken crash* fails failing failure error errors exception wrong incorrect leak regression corrig* conserte consertar erro falha quebr* defeito"),
        (RequestKind.Performance, "performance slow slower faster speed optimi* latency throughput bottleneck memory lento lenta lentidao rapido otimi* desempenho"),
        (RequestKind.DataMigration, "migration migrations schema migracao migracoes esquema"),
        (RequestKind.Upgrade, "upgrade* bump port porting migrate migrating outdated deprecated dependencies dependencias migrar"),
        (RequestKind.Refactoring, "refactor* restructure reorganize reorganise rename extract split simplify clean cleanup decouple modulari* refator* reorganiz* renome* simplific* extrair"),
        (RequestKind.Documentation, "document documentation docs readme documentacao documentar documente docstring docstrings comments tutorial"),
        (RequestKind.Tests, "test tests testing coverage teste testes testar cobertura unit-test unit-tests"),
        (RequestKind.Delivery, "deploy* ci cd pipeline pipelines docker* container* kubernetes helm terraform release implant* continuous"),
    ];

    public static PlanRequest Of(string request)
    {
        var words = PlainWords.Of(request);
        var topic = Subject(request);
        var themes = Theme.All.Where(theme => words.Any(word => PlainWords.Has(theme.Words, word))).ToList();
        return new PlanRequest(KindOf(words), topic, themes);
    }

    private static RequestKind KindOf(IReadOnlyList<string> words)
    {
        // The first telling word decides: "add tests for the slow path" asks for tests, "make the tests faster" for speed.
        var adds = words.Any(word => PlainWords.Has("add implement* introduce adicion* inclu*", word));
        foreach (var word in words)
        {
            foreach (var (kind, table) in Kinds)
            {
                if (!PlainWords.Has(table, word) || (adds && kind is RequestKind.BugFix or RequestKind.Upgrade))
                    continue;
                return kind;
            }
        }

        return RequestKind.Feature;
    }

    private static string Subject(string request)
    {
        var parts = request.Trim().TrimEnd('.', '!', '?').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var skipped = parts.TakeWhile(part => PlainWords.Has(Leading, PlainWords.Fold(part).Trim(',', ':', '"', '\''))).Count();
        return skipped == parts.Length ? request.Trim() : Question().Replace(string.Join(' ', parts[skipped..]), "");
    }

    /// <summary>What asks behind the thing itself how to go about it.</summary>
    [GeneratedRegex(@"(?<=\w\s?)(?:,\s*|;\s*|\.\s+)(?:how|what|where|como|o que|qual)\b[^,;.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}

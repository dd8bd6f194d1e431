using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Agents.Testing;

/// <summary>What a sentence wants of the tests, in English and Portuguese.</summary>
/// <param name="Topic">What is left of the sentence when the words about tests are taken out: which code is meant.</param>
/// <param name="Times">How often the tests are repeated to find flaky ones.</param>
/// <param name="Mutants">How many mutants are tried at most.</param>
/// <param name="Budget">How long the measuring may take.</param>
/// <param name="Changes">Whether what is not committed is meant.</param>
internal sealed partial record TestingWish(bool Write, bool Run, bool Coverage, bool Mutation, bool Flaky, string Topic, int Times, int Mutants,
    TimeSpan Budget, bool Changes)
{
    private const int UsualTimes = 5;
    private const int UsualMutants = 40;
    private const int UsualMinutes = 5;

    public static TestingWish Of(string request)
    {
        var judges = Judge().IsMatch(request);
        var mutation = judges || Mutant().IsMatch(request);
        var flaky = Unsteady().IsMatch(request) || Repeat().IsMatch(request);
        var coverage = judges || Covering().IsMatch(request);
        var writes = (Writing().IsMatch(request) || Leading().IsMatch(request)) && !(judges || flaky || (mutation && !Writing().IsMatch(request)));
        var runs = !(writes || mutation || flaky || coverage) && Running().IsMatch(request);
        return new TestingWish(
            writes, runs, coverage && !(writes && !Measuring().IsMatch(request)), mutation, flaky, Spaces().Replace(AboutTests().Replace(request, " "), " ")
                .Trim(),
            Math.Clamp(Number(Repeat().Match(request)) ?? UsualTimes, 2, 100), Math.Clamp(Number(HowMany().Match(request)) ?? UsualMutants, 1, 2000),
            TimeSpan.FromMinutes(Math.Clamp(Number(Minutes().Match(request)) ?? UsualMinutes, 1, 120)), OfChanges().IsMatch(request));
    }

    private static int? Number(Match match) =>
        match.Success && int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\bhow (?:good|strong|thorough|useful)\b|\bare (?:the|my|our|these) tests (?:any )?(?:good|worth)|\bquality of (?:the |my |our )?(?:unit )?tests?|\b(?:qu[ãa]o|como) (?:bons|fortes|boas) |\bqualidade d[oe]s? testes|\btests (?:really|actually) (?:test|catch|check|notice)", RegexOptions.IgnoreCase)]
    private static partial Regex Judge();

    [GeneratedRegex(@"\bmutat\w+|\bmutants?\b|\bmuta[çc]|\bmutantes?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mutant();

    [GeneratedRegex(@"\bflak\w+|\bintermittent\w*|\bunstable\b|\bnon-?determinis\w+|\binst[áa]ve(?:l|is)\b|\bintermitentes?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unsteady();

    [GeneratedRegex(@"\b(?<n>\d{1,3})\s*(?:times|x|vezes|runs)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\bcoverage\b|\bcobertura\b|\bcovered\b|\bcobert[oa]s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Covering();

    [GeneratedRegex(@"\bmeasur\w+|\bme[çc]a\b|\bmedir\b|\bwhat is\b|\bqual\b|\bhow much\b", RegexOptions.IgnoreCase)]
    private static partial Regex Measuring();

    [GeneratedRegex(@"\b(?:write|add|create|generate|genrate|make|cover|extend|increase|improve|raise|escreva|escrever|crie|criar|adicione|adicionar|gere|gerar|aumente|aumentar|melhore|fa[çc]a)\b.*\b(?:tests?|tets|specs?|testes?|coverage|cobertura|mocks?|cases)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Writing();

    [GeneratedRegex(@"^\s*(?:please\s+|can you\s+|por favor\s+)?(?:unit[- ])?(?:test|teste|testar|cover)\s+(?!coverage|suite|command)", RegexOptions.IgnoreCase)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\b(?:run|execute|rerun|rod[ea]r?|execut\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Running();

    [GeneratedRegex(@"\b(?<n>\d{1,4})\s*(?:mutants?|mutantes|mutations?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HowMany();

    [GeneratedRegex(@"\b(?<n>\d{1,3})\s*(?:min|minutes?|minutos?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"\b(?:unit|integration|regression|e2e|edge|flak\w+|mutation\w*|mutate|mutants?|mutantes?|muta[çc][ãa]o|coverage|cobertura|covered|tests?|testes?|testing|testar|specs?|mocks?|cases?|casos?|suite|write|add|create|generate|increase|improve|raise|measure|me[çc]a|escreva|crie|adicione|gere|aumente|melhore|run|rerun|execute|rode|how|good|strong|unstable|inst[áa]veis|intermittent\w*|intermitentes?|qu[ãa]o|bons|bo[ma]s|unit[áa]rios?|integra[çc][ãa]o|times|vezes|minutes?|minutos|missing|needs?|untested|fail\w*|pass|sometimes|\d+)\b(?![./_])", RegexOptions.IgnoreCase)]
    private static partial Regex AboutTests();

    [GeneratedRegex(@"\b(?:my|uncommitted|minhas) (?:changes|altera[çc][õo]es|mudan[çc]as)\b|\buncommitted\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfChanges();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

namespace Maestro.Core.Routing;

/// <summary>How much a request's words speak for each agent.</summary>
/// <remarks>
/// The first word that is not politeness counts most when it is what an agent is told to do; what follows a preposition counts half
/// (in "write docs for the pipeline" the pipeline is only the topic); the last word before it is what it is all about and counts a little more.
/// </remarks>
internal sealed class RequestScores
{
    private const double LeadBonus = 4;
    private const double PhraseBonus = 5;
    private const int Specialists = 4;
    private const int Explorer = 3;
    private const int Refactorer = 5;
    private const int Architect = 6;
    private const int Data = 11;
    private readonly RoutingVocabulary vocabulary;
    private readonly List<RequestWord> words;
    private readonly double[] scores = new double[RoutingRules.Agents.Count];

    private RequestScores(RoutingVocabulary vocabulary, List<RequestWord> words)
    {
        this.vocabulary = vocabulary;
        this.words = words;
    }

    /// <summary>Scores in the order of <see cref="RoutingRules.Agents"/>; the assistant always has some.</summary>
    public static double[] Of(List<RequestWord> words, RoutingVocabulary vocabulary)
    {
        var request = new RequestScores(vocabulary, words);
        request.scores[0] = 1;
        request.CorrectTypos();
        request.AddWords();
        request.AddPhrases();
        request.AddCode();
        request.AddSmallTalk();
        if (RequestQuestion.IsOverview(words, vocabulary) || RequestQuestion.IsGeneral(words, vocabulary))
            request.scores[0] = request.scores.Max() + 5;
        else if (RequestQuestion.AsksHowCodeWorks(words, vocabulary))
            request.scores[request.WhoExplains()] += LeadBonus + 2;
        return request.scores;
    }

    /// <summary>The structure and the database have agents who know them; the explorer explains everything else.</summary>
    private int WhoExplains() =>
        words.Exists(word => word.IsCode) ? Explorer
        : words.Exists(word => vocabulary.ArchitectSubjects.Contains(word.Folded)) ? Architect
        : words.Exists(word => vocabulary.DataSubjects.Contains(word.Folded)) ? Data : Explorer;

    private void CorrectTypos()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCode && !vocabulary.Knows(words[i]) && vocabulary.Corrected(words[i].Folded) is { } meant)
                words[i] = words[i] with { Folded = meant, Stem = WordForms.Stem(meant) };
        }
    }

    private void AddWords()
    {
        var lead = words.FindIndex(word => !vocabulary.Polite.Contains(word.Folded));
        var (factor, scored, head) = (1.0, false, -1);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (i == lead && vocabulary.IsLead(word.Stem, out var agent))
                scores[agent] += LeadBonus;
            if (scored && factor == 1 && vocabulary.Prepositions.Contains(word.Folded))
            {
                Add(head, 0.3);
                (factor, head) = (0.5, -1);
            }

            if (vocabulary.Weights(word.Stem).Count > 0)
            {
                Add(i, factor);
                (scored, head) = (scored || i != lead, factor == 1 && i != lead ? i : head);
            }

            if (word.EndsClause && factor < 1)
                factor = 0.8;
        }

        Add(head, 0.3);
    }

    private void Add(int index, double factor)
    {
        if (index < 0)
            return;
        foreach (var (agent, weight) in vocabulary.Weights(words[index].Stem))
            scores[agent] += weight * factor;
    }

    private void AddPhrases()
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (stems, agent) in vocabulary.PhrasesFrom(words[i].Stem))
            {
                if (Matches(stems, i))
                    scores[agent] += PhraseBonus;
            }
        }
    }

    private bool Matches(string[] stems, int from)
    {
        for (var i = 0; i < stems.Length; i++)
        {
            if (from + i >= words.Count || words[from + i].Stem != stems[i])
                return false;
        }

        return true;
    }

    /// <summary>A path or an identifier is something to look at; a file that is to be changed is work for who changes code.</summary>
    private void AddCode()
    {
        var lead = words.FindIndex(word => !vocabulary.Polite.Contains(word.Folded));
        if (lead >= 0 && vocabulary.ChangeVerbs.Contains(words[lead].Folded) && words.Exists(word => word.IsFile)
            && scores.Skip(Specialists).All(score => score < 3))
            scores[Refactorer] += 9;
        if (words.Exists(word => word.IsCode))
            scores[Explorer] += 1.5;
    }

    private void AddSmallTalk()
    {
        if (words.Count > 0 && vocabulary.Greetings.Contains(words[0].Folded))
            scores[0] += words.TrueForAll(word => vocabulary.Greetings.Contains(word.Folded) || vocabulary.SmallTalk.Contains(word.Folded)) ? 10 : 2;
    }
}

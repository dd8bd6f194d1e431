namespace Maestro.Core.Routing;

/// <summary>The rules' words ready for look-up; built at the first request.</summary>
internal sealed class RoutingVocabulary
{
    private readonly Dictionary<string, List<(int Agent, double Weight)>> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> leads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Stems, int Agent)>> phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<string>[] byFirstLetter = new List<string>[26];

    private RoutingVocabulary()
    {
        for (var agent = 0; agent < RoutingRules.Words.Count; agent++)
            Add(agent, RoutingRules.Words[agent]);
        Polite = Set(RoutingRules.Polite);
        Prepositions = Set(RoutingRules.Prepositions);
        Greetings = Set(RoutingRules.Greetings);
        SmallTalk = Set(RoutingRules.SmallTalk);
        ProjectWords = Set(RoutingRules.ProjectWords);
        Articles = Set(RoutingRules.Articles);
        ChangeVerbs = Set(RoutingRules.ChangeVerbs);
        Overview = [.. Set(RoutingRules.Overview), .. ProjectWords];
        OverviewQuestions = Set(RoutingRules.OverviewQuestions);
        States = Set(RoutingRules.States);
        ArchitectSubjects = Set(RoutingRules.ArchitectSubjects);
        DataSubjects = Set(RoutingRules.DataSubjects);
        known.UnionWith(Set(RoutingRules.NoTypos));
    }

    public static RoutingVocabulary Shared => field ??= new RoutingVocabulary();

    public HashSet<string> Polite { get; }

    public HashSet<string> Prepositions { get; }

    public HashSet<string> Greetings { get; }

    public HashSet<string> SmallTalk { get; }

    public HashSet<string> ProjectWords { get; }

    public HashSet<string> Articles { get; }

    public HashSet<string> ChangeVerbs { get; }

    public HashSet<string> Overview { get; }

    public HashSet<string> OverviewQuestions { get; }

    public HashSet<string> States { get; }

    public HashSet<string> ArchitectSubjects { get; }

    public HashSet<string> DataSubjects { get; }

    public IReadOnlyList<(int Agent, double Weight)> Weights(string stem) => weights.TryGetValue(stem, out var found) ? found : [];

    public bool IsLead(string stem, out int agent) => leads.TryGetValue(stem, out agent);

    public IReadOnlyList<(string[] Stems, int Agent)> PhrasesFrom(string stem) => phrases.TryGetValue(stem, out var found) ? found : [];

    public bool Knows(RequestWord word) => weights.ContainsKey(word.Stem) || leads.ContainsKey(word.Stem) || known.Contains(word.Folded);

    /// <summary>The word that was meant when this one has one wrong letter, or two in a long word; null when there is none or the word is known.</summary>
    public string? Corrected(string folded)
    {
        var most = folded.Length >= 9 ? 2 : folded.Length >= 5 ? 1 : 0;
        if (most == 0 || folded[0] is < 'a' or > 'z' || known.Contains(folded))
            return null;
        string? best = null;
        foreach (var word in byFirstLetter[folded[0] - 'a'] ?? [])
        {
            // A short word that is meant would be another word altogether with a letter changed.
            var distance = word.Length >= 4 ? WordForms.Distance(folded, word, most) : most + 1;
            if (distance > most)
                continue;
            best = word;
            if ((most = distance - 1) < 1)
                break;
        }

        return best;
    }

    private void Add(int agent, AgentWords words)
    {
        foreach (var word in Split(words.Lead))
        {
            leads.TryAdd(WordForms.Stem(word), agent);
            Remember(word);
        }

        Add(agent, words.Strong, 5);
        Add(agent, words.Medium, 3);
        Add(agent, words.Weak, 1.2);
        foreach (var phrase in words.Phrases.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] stems = [.. Split(phrase).Select(WordForms.Stem)];
            if (!phrases.TryGetValue(stems[0], out var list))
                phrases[stems[0]] = list = [];
            list.Add((stems, agent));
        }
    }

    private void Add(int agent, string words, double weight)
    {
        foreach (var word in Split(words))
        {
            var stem = WordForms.Stem(word);
            if (!weights.TryGetValue(stem, out var list))
                weights[stem] = list = [];
            if (!list.Exists(entry => entry.Agent == agent))
                list.Add((agent, weight));
            Remember(word);
        }
    }

    private void Remember(string word)
    {
        if (known.Add(word) && word[0] is >= 'a' and <= 'z')
            (byFirstLetter[word[0] - 'a'] ??= []).Add(word);
    }

    private HashSet<string> Set(string words)
    {
        var set = new HashSet<string>(Split(words), StringComparer.Ordinal);
        known.UnionWith(set);
        return set;
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

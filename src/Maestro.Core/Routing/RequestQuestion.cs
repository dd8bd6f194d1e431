namespace Maestro.Core.Routing;

/// <summary>Tells questions about the world, which are the assistant's, from questions about this project, which are the explorer's.</summary>
/// <remarks>
/// "Explain what a monad is" and "how does garbage collection work" name nothing of the project. A path, an identifier, "this", "our", "the project"
/// or, in "explain the ..." and "how does the ... work", an article make it a question about the project.
/// </remarks>
internal static class RequestQuestion
{
    private static readonly string[][] Definitions =
    [
        ["what", "is"], ["what", "are"], ["whats"], ["what", "s"], ["what", "does"], ["what", "do"], ["why", "do", "people"], ["why", "would"],
        ["o", "que", "e"], ["o", "que", "sao"], ["qual", "a", "diferenca"], ["qual", "e", "a", "diferenca"],
    ];

    private static readonly string[][] Instructions =
        [["how", "do", "i"], ["how", "do", "you"], ["how", "can", "i"], ["how", "to"], ["como", "eu"], ["como", "faco"], ["como", "posso"], ["como", "se"]];

    private static readonly string[][] Workings =
    [
        ["how", "does"], ["how", "do"], ["how", "is"], ["how", "are"], ["explain"],
        ["como", "funciona"], ["como", "funcionam"], ["como", "e"], ["explique"], ["me", "explique"], ["explica"],
    ];

    /// <summary>Asks what the project is, or how it works, and names nothing in it.</summary>
    public static bool IsOverview(List<RequestWord> words, RoutingVocabulary vocabulary) =>
        words.TrueForAll(word => vocabulary.Overview.Contains(word.Folded) || vocabulary.Polite.Contains(word.Folded))
        && words.Exists(word => vocabulary.OverviewQuestions.Contains(word.Folded))
        && words.Exists(word => vocabulary.ProjectWords.Contains(word.Folded) && word.Folded is not ("we" or "us" or "my" or "meu" or "minha") || word.Folded is "it" or "overview" or "summary" or "resumo" or "geral");

    public static bool IsGeneral(List<RequestWord> words, RoutingVocabulary vocabulary)
    {
        if (IsAboutProject(words, vocabulary))
            return false;
        if (Starts(words, Instructions) > 0)
            return true;
        if (Starts(words, Definitions) is > 0 and var asked)
            return asked >= words.Count
                || (!vocabulary.States.Contains(words[asked].Folded) && (!IsArticle(words[asked], vocabulary) || words.Exists(word => word.Stem is "difference" or "differenc" or "mean")));
        return Starts(words, Workings) > 0 && !words.Exists(word => IsArticle(word, vocabulary))
            && !(words.Exists(word => word.Folded == "it") && words.Exists(word => vocabulary.ArchitectSubjects.Contains(word.Folded)));
    }

    /// <summary>Asks how something of the project works, or where it is.</summary>
    public static bool AsksHowCodeWorks(List<RequestWord> words, RoutingVocabulary vocabulary) =>
        Starts(words, Workings) > 0 || (Starts(words, Definitions) > 0 && words.Exists(word => word.IsCode) && IsAboutProject(words, vocabulary));

    private static bool IsAboutProject(List<RequestWord> words, RoutingVocabulary vocabulary) =>
        words.Exists(word => word.IsCode || vocabulary.ProjectWords.Contains(word.Folded) || IsNumbered(word));

    /// <summary>The number of a migration, an issue or a line.</summary>
    private static bool IsNumbered(RequestWord word) => word.Folded.Length >= 3 && char.IsAsciiDigit(word.Folded[0]);

    private static bool IsArticle(RequestWord word, RoutingVocabulary vocabulary) => vocabulary.Articles.Contains(word.Folded);

    /// <summary>The number of words of the beginning that fits; 0 when none does.</summary>
    private static int Starts(List<RequestWord> words, string[][] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (words.Count >= beginning.Length && !beginning.Where((word, i) => words[i].Folded != word).Any())
                return beginning.Length;
        }

        return 0;
    }
}

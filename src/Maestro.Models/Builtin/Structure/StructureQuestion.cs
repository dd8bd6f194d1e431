namespace Maestro.Models.Builtin.Structure;

/// <summary>What is asked about the structure.</summary>
internal enum StructureQuestion
{
    /// <summary>What it is.</summary>
    Draw,

    /// <summary>Whether it is any good.</summary>
    Assess,

    /// <summary>Whether to take something apart.</summary>
    Split,

    /// <summary>Where something new belongs.</summary>
    Place,
}

/// <summary>Reads the question from the words of a request, in English and Portuguese.</summary>
internal static class StructureQuestions
{
    private const string SplitWords = "split* divide* dividir separate* separar extract* extrair extraia break decompose microservice* microservic* monolith* monolito* modulari* standalone";
    private const string DrawWords = "draw* diagram* desenh* sketch show mostre mostrar describe descreva overview map explain explique mermaid graph grafo";

    public static StructureQuestion Of(string request, string topic)
    {
        var words = PlainWords.Of(request);
        if (words.Any(word => PlainWords.Has(SplitWords, word)))
            return StructureQuestion.Split;
        if (words.Any(word => PlainWords.Has(DrawWords, word)))
            return StructureQuestion.Draw;
        return topic.Length > 0 ? StructureQuestion.Place : StructureQuestion.Assess;
    }
}

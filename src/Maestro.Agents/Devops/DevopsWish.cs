using System.Text.RegularExpressions;
using Maestro.Analysis.Delivery;
using Maestro.Core.Routing;

namespace Maestro.Agents.Devops;

/// <summary>What a sentence wants of containers and pipelines, in English and Portuguese.</summary>
/// <param name="Kinds">The files that it is about; empty for all that are there.</param>
/// <param name="Makes">Whether something is to be written.</param>
/// <param name="Replaces">Whether what is there may be written anew.</param>
/// <param name="Foreign">Something that only a model can write; null when there is none.</param>
internal sealed partial record DevopsWish(IReadOnlyList<DeliveryKind> Kinds, bool Makes, bool Replaces, string? Foreign)
{
    public static DevopsWish Of(string request, bool hasGitLab)
    {
        var kinds = new List<DeliveryKind>();
        var text = WordForms.Fold(request);
        if (Compose().IsMatch(text))
            kinds.Add(DeliveryKind.Compose);
        if (Kubernetes().IsMatch(text))
            kinds.Add(DeliveryKind.Kubernetes);
        if (GitLab().IsMatch(text))
            kinds.Add(DeliveryKind.GitLab);
        else if (Pipeline().IsMatch(text))
            kinds.Add(hasGitLab && !text.Contains("github", StringComparison.Ordinal) ? DeliveryKind.GitLab : DeliveryKind.GitHub);
        if (Docker().IsMatch(text) || (kinds.Count == 0 && Deploy().IsMatch(text)))
            kinds.Insert(0, DeliveryKind.Docker);
        var first = First().Match(text).Value;
        var checks = Checks().IsMatch(text) && (Checks().IsMatch(first) || !Makes_().IsMatch(text));
        return new DevopsWish(kinds, !checks && (Makes_().IsMatch(text) || Deploy().IsMatch(text)), Again().IsMatch(text), Others().Match(text) is { Success: true } other ? other.Value : null);
    }

    [GeneratedRegex(@"^(?:please |can you |could you |por favor,? |pode )?\w+")]
    private static partial Regex First();

    [GeneratedRegex(@"\bdockerfiles?\b|\bcontaineri[sz]e\w*|\bdockeri[sz]e\w*|\bcontainer(?:file)?s?\b|\bdocker image\b|\bimagem\b|\bconteiner(?:es)?\b|\bdocker\b(?!.compose)")]
    private static partial Regex Docker();

    [GeneratedRegex(@"\bcompose\b")]
    private static partial Regex Compose();

    [GeneratedRegex(@"\bkubernetes\b|\bk8s\b|\bkubectl\b|\bcluster\b|\bmanifests?\b")]
    private static partial Regex Kubernetes();

    [GeneratedRegex(@"\bgitlab\b")]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\bci\b|\bcicd\b|\bpipelines?\b|\bworkflows?\b|\bgithub actions?\b|\bintegracao continua\b")]
    private static partial Regex Pipeline();

    [GeneratedRegex(@"\bdeploy\w*|\bimplant\w+|\bship it\b")]
    private static partial Regex Deploy();

    [GeneratedRegex(@"\b(?:write|add|create|set up|setup|generate|make|build|prepare|configure|containeri[sz]e|dockeri[sz]e|automate|replace|rewrite|need|want|escreva|crie|criar|adicione|gere|faca|prepare|configure|automatize|preciso|quero|substitua|reescreva)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Makes_();

    [GeneratedRegex(@"\b(?:check|review|lint|validate|verify|look|inspect|audit|analy[sz]e|why|what|which|is|are|does|verifique|verificar|revise|valide|analise|por que|porque|o que|qual)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Checks();

    [GeneratedRegex(@"\b(?:replace|rewrite|overwrite|anew|from scratch|substitua|reescreva|de novo|do zero)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(?:terraform|helm(?: chart)?|ansible|jenkins(?:file)?|nginx|circleci|azure|aws|gcp|monitoring|monitoramento|prometheus|grafana)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Others();
}

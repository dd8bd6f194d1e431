using System.Text.RegularExpressions;
using Maestro.Core.Routing;

namespace Maestro.Agents.Architect;

/// <summary>What a question about the structure is about, besides the structure: <c>caching</c> and <c>orders</c>, not <c>how should we add</c>.</summary>
internal static partial class ArchitectureTopic
{
    /// <summary>Words about the work and the structure as such, in English and Portuguese without accents.</summary>
    private const string Generic =
        " a an and any are around as at be between build but by can compare could create decide describe design desenhe desenhar desenha diagram diagrama diagrams do does draw drawing each evaluate "
        + "evaluation explain fit for from get give good great has have help hold how i if in into introduce is it its keep let like make me mermaid my need new of on one or our out over overview "
        + "please propose proposal put review sensible shall should show sketch so split separate structure structured suggest take tell than that the their them there these they this those to together "
        + "up us use used using want way we what when where which who why will with would you your "
        + "add adding added add. architecture architectural architect arquitetura arquitetural component components componente componentes layer layers layering layered camada camadas "
        + "module modules modulo modulos package packages pacote pacotes project projects projeto projetos repository repositorio repo codebase code codigo system systems sistema sistemas app application "
        + "applications aplicacao dependency dependencies dependencia dependencias graph grafo map trade-offs trade-off tradeoffs tradeoff offs decision decisao pattern patterns padrao best better scalable "
        + "scalability escalavel well whole part parts parte partes big large too break broken cycles cycle circular circle circles monolith monolithic monolito microservices microservice microservicos "
        + "o os as um uma de do da dos das no na nos nas e que para por em com como deve devemos devem deveria deveriamos qual quais usar nosso nossa nossos nossas este esta isso seu sua proponha propor "
        + "avalie avaliar mostre mostrar divida dividir separar adicionar colocar faca fazer boa bom melhor ";

    /// <summary>The words that are left, as they were written; empty when the question is about the whole.</summary>
    public static string Of(string request) =>
        string.Join(' ', Word().Matches(request).Select(match => match.Value.TrimEnd('.')).Where(word => word.Length > 1
            && !Generic.Contains($" {WordForms.Fold(word)} ", StringComparison.Ordinal)));

    [GeneratedRegex(@"[\p{L}\p{Nd}_][\p{L}\p{Nd}_#+./-]*")]
    private static partial Regex Word();
}

using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin.Commands;

/// <summary>Everyday requests in English and Portuguese, each with the one command that it means; what is not plain is not guessed.</summary>
internal static class CommandGrammar
{
    private const string NotClear = "The request does not name one clear command.";

    public static MeantCommand Read(string sentence, ProjectFacts? facts)
    {
        if (LiteralCommand.Read(sentence) is { } literal)
            return new MeantCommand(literal, "you wrote the command");
        var words = PlainWords.Of(sentence);
        var said = new Said(sentence, words, facts);
        return EverydayRules.All.Select(rule => rule.Read(said)).FirstOrDefault(meant => meant is not null) ?? OfProject(said)
            ?? new MeantCommand(null, NotClear);
    }

    private static MeantCommand? OfProject(Said said)
    {
        (string Words, CommandPurpose Purpose)[] purposes =
        [
            ("test tests teste testes testar unit-tests suite", CommandPurpose.Test),
            ("lint linter linting", CommandPurpose.Lint),
            ("format formatter formate formatar formatting", CommandPurpose.Format),
            ("build compile compilar compile construa construir rebuild", CommandPurpose.Build),
            ("install instale instalar restore dependencies dependencias", CommandPurpose.Install),
            ("run start launch rode rodar execute executar inicie iniciar serve", CommandPurpose.Run),
        ];
        // A longer sentence is about tests rather than a wish to run them.
        if (said.Words.Count > 9 || said.Any("why how plan explain review write add create fix por como explique escreva adicione crie"))
            return null;
        foreach (var (table, purpose) in purposes)
        {
            if (!said.Any(table) || (purpose is CommandPurpose.Run && !said.Any("app application project program server it aplicacao projeto programa servidor app sistema site")))
                continue;
            return said.Facts?.Commands.FirstOrDefault(command => command.Purpose == purpose) is { } command
                ? new MeantCommand(command.Command, $"{command.Source} gives this command to {purpose.ToString().ToLowerInvariant()}")
                : new MeantCommand(null, $"No manifest of this folder says how to {purpose.ToString().ToLowerInvariant()}.");
        }

        return null;
    }
}

/// <summary>A request with its words and what is known of the project.</summary>
internal sealed record Said(string Sentence, IReadOnlyList<string> Words, ProjectFacts? Facts)
{
    public bool IsGit => Facts?.IsGitRepository is true;

    public bool Any(string table) => Words.Any(word => PlainWords.Has(table, word));

    public bool All(params ReadOnlySpan<string> tables)
    {
        foreach (var table in tables)
            if (!Any(table))
                return false;
        return true;
    }
}

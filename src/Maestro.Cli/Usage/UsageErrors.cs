using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Maestro.Core.Text;

namespace Maestro.Cli.Usage;

/// <summary>Finds what is wrong with a command line and says it in one line, with what was probably meant.</summary>
internal static class UsageErrors
{
    /// <exception cref="UsageException">Something is wrong.</exception>
    public static void Check(ParseResult parsed, IReadOnlyList<string> args)
    {
        if (parsed.Action is HelpAction or HelpWithExamples)
            return;
        var command = parsed.CommandResult.Command;
        var separator = args.ToList().IndexOf("--");
        var values = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value);
        var literal = separator < 0 ? [] : args.Skip(separator + 1).ToList();
        foreach (var word in values.Concat(parsed.UnmatchedTokens))
            if (word.Length > 1 && word[0] == '-' && !literal.Contains(word))
                throw UnknownOption(word.Split('=')[0], command);
        if (parsed.UnmatchedTokens is [var first, ..])
            throw Unmatched(first, command);
        var options = parsed.CommandResult.Children.OfType<OptionResult>();
        if (options.FirstOrDefault(option => option.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) is { } empty)
            throw new UsageException($"{empty.Option.Name} is empty; see '{NameOf(command)} --help'");
        if (MissingArgument(parsed) is { } missing)
            throw new UsageException($"{missing} is missing; see '{NameOf(command)} --help'");
        if (parsed.Errors is [var error, ..])
            throw new UsageException($"{error.Message.TrimEnd('.')}; see '{NameOf(command)} --help'");
    }

    /// <summary>The command as it is typed.</summary>
    public static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : "maestro";

    private static string? MissingArgument(ParseResult parsed) => parsed.CommandResult.Command.Arguments
        .FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 })?.Name;

    private static UsageException UnknownOption(string word, Command command)
    {
        var known = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Select(option => option.Name);
        return new UsageException(Suggestion.Near(word, known) is { } near
            ? $"there is no option '{word}'; did you mean '{near}'?"
            : $"there is no option '{word}'; see '{NameOf(command)} --help' (text that begins with - goes behind --)");
    }

    private static UsageException Unmatched(string word, Command command)
    {
        if (command.Subcommands.Count == 0)
            return new UsageException($"'{word}' is too much; see '{NameOf(command)} --help'");
        return UsageException.Unknown("command", $"{NameOf(command)} {word}", [.. command.Subcommands.Select(sub => $"{NameOf(command)} {sub.Name}")]);
    }
}

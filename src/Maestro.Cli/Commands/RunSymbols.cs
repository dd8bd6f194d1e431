using System.CommandLine;
using System.Globalization;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;
using Maestro.Core.Permissions;

namespace Maestro.Cli.Commands;

/// <summary>The options of a run as the command line has them.</summary>
/// <remarks>All are read as text and checked here, so that an error is said in our words.</remarks>
internal sealed class RunSymbols
{
    private const string TapeName = "tape";

    private static readonly string[] Formats = ["text", "jsonl", "json", "sarif"];
    private static readonly string[] Approvals = ["ask", "read-only", "edits", "all"];

    private readonly Option<string?> agent = Text("--agent", "NAME", "The agent to use; without it a router chooses.", [.. Names.Agents]);
    private readonly Option<string?> provider = Text("--provider", "ID", "Who answers.", [.. Names.Providers]);
    private readonly Option<string?> model = Text("--model", "NAME", "The model to ask for.");
    private readonly Option<string?> baseUrl = Text("--base-url", "URL", "Another address of the provider, such as http://localhost:8080/v1.");
    private readonly Option<string?> format = Text(
        "--format", "text|jsonl|json|sarif", "text for reading, jsonl for every event, json for the last one, sarif for findings.", Formats);
    private readonly Option<string?> approve = Approve();
    private readonly Option<string?> cwd = Text("--cwd", "DIR", "The work folder.");
    private readonly Option<string?> temperature = Text("--temperature", "X", "How free the model is, 0 to 2.");
    private readonly Option<string?> maxTokens = Text("--max-tokens", "N", "The longest reply, in tokens.");
    private readonly Option<string?> timeout = Text("--timeout", "SECONDS", "Ends the run with an error after so long.");
    private readonly Option<string?> budget = Text("--budget-usd", "X", "Ends the run with an error when it has cost more, where the cost is known.");
    private readonly Option<string?> schema = Text("--schema", "FILE", "The form of the result as a JSON schema (2020-12), in place of the agent's own.");
    private readonly Option<string?> record = Text("--record", "FILE", "Writes a tape: every event and every exchange with the provider, without keys.");
    private readonly Option<string?> tape = Text("--tape", "FILE", "With --provider tape: the tape that answers in place of a provider.");
    private readonly Option<bool> noColor = new("--no-color") { Description = "Plain text, no dimming." };
    private readonly Option<bool> plain = new("--plain") { Description = "Lines only, nothing is redrawn." };

    /// <param name="forScreen">Only those that make sense on the screen.</param>
    public void AddTo(Command command, bool forScreen)
    {
        Option[] shared = [agent, provider, model, baseUrl, approve, cwd, record, tape];
        Option[] others = forScreen ? [plain] : [format, schema, temperature, maxTokens, timeout, budget, noColor];
        foreach (var option in shared.Concat(others))
            command.Add(option);
    }

    public bool WantsPlain(ParseResult parsed) => parsed.GetValue(plain);

    /// <exception cref="UsageException">An option has a value that makes no sense.</exception>
    public RunOptions Read(ParseResult parsed, Surroundings surroundings)
    {
        var read = ReadBut(parsed, surroundings.Folder);
        return parsed.GetValue(agent) is null ? read : read with { Agent = Known(parsed, agent, "agent", OwnAgents.Of(surroundings, read.Cwd).Profiles.Names) };
    }

    /// <summary>All but the agent, whose names depend on the work folder.</summary>
    private RunOptions ReadBut(ParseResult parsed, string folder) => new()
    {
        Provider = parsed.GetValue(provider) is TapeName ? null : Known(parsed, provider, "provider", Names.Providers),
        Model = parsed.GetValue(model),
        BaseUrl = parsed.GetValue(baseUrl),
        Format = (OutputFormat)Choice(parsed, format, Formats),
        Approve = ReadApprove(parsed, approve),
        Cwd = Folder(parsed.GetValue(cwd), folder),
        Temperature = (float?)Number(parsed, temperature, 0, 2),
        MaxTokens = (int?)Number(parsed, maxTokens, 1, int.MaxValue, isWhole: true),
        Timeout = Number(parsed, timeout, 0.001, 1_000_000) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        BudgetUsd = (decimal?)Number(parsed, budget, 0, 1_000_000),
        Tape = Tape(parsed, folder),
        Schema = parsed.GetValue(schema) is { } form ? SchemaFile.Read(form, folder) : null,
        Record = parsed.GetValue(record) is { } file ? Path.GetFullPath(file, folder) : null,
        NoColor = parsed.GetValue(noColor),
    };

    public static Option<string?> Approve() =>
        Text("--approve", "ask|read-only|edits|all", "What may be done without asking; where nobody can be asked, ask means no.", Approvals);

    /// <exception cref="UsageException">There is no such mode.</exception>
    public static ApprovalMode ReadApprove(ParseResult parsed, Option<string?> approve) => Choice(parsed, approve, Approvals) switch
    {
        1 => ApprovalMode.ReadOnly,
        2 => ApprovalMode.Edits,
        3 => ApprovalMode.All,
        _ => ApprovalMode.Ask,
    };

    private static Option<string?> Text(string name, string value, string description, params string[] known)
    {
        var option = new Option<string?>(name) { HelpName = value, Description = description };
        if (known.Length > 0)
            option.CompletionSources.Add(known);
        return option;
    }

    private static string? Known(ParseResult parsed, Option<string?> option, string what, IReadOnlyList<string> known)
    {
        var text = parsed.GetValue(option)?.Trim();
        return text is null || known.Contains(text) ? text : throw UsageException.Unknown(what, text, known);
    }

    private static int Choice(ParseResult parsed, Option<string?> option, string[] choices)
    {
        if (parsed.GetValue(option) is not { } text)
            return 0;
        var index = Array.IndexOf(choices, text);
        return index >= 0 ? index : throw new UsageException($"{option.Name} takes one of {string.Join(", ", choices)}, not '{text}'");
    }

    private static double? Number(ParseResult parsed, Option<string?> option, double least, double most, bool isWhole = false)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least && number <= most && (!isWhole || double.IsInteger(number)))
            return number;
        var range = (least > 0 ? " above 0" : " from 0") + (most <= 2 ? $" to {most}" : number > most ? $", at most {most}" : "");
        throw new UsageException($"{option.Name} takes a {(isWhole ? "whole " : "")}number{range}, not '{text}'");
    }

    private string? Tape(ParseResult parsed, string folder) => (parsed.GetValue(tape), parsed.GetValue(provider)) switch
    {
        ({ } file, null or TapeName) => Path.GetFullPath(file, folder),
        ({ }, var other) => throw new UsageException($"--tape answers in place of a provider, so --provider {other} has no meaning beside it"),
        (null, TapeName) => throw new UsageException("--provider tape needs --tape FILE"),
        _ => null,
    };

    private static string Folder(string? named, string folder)
    {
        var path = named is null ? folder : Path.GetFullPath(named, folder);
        return Directory.Exists(path) ? path : throw new UsageException($"--cwd: there is no folder '{named}'");
    }
}

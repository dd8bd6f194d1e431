using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Looks at a Dockerfile: what stops its build, what ends in the image by mistake, what it promises and does not keep.</summary>
internal sealed partial class DockerCheck(DeliveryFound found, DeliveryTree tree, DeliveryPorts ports)
{
    private const string Known = " ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR ";

    private readonly List<string> stages = [];
    private readonly List<string> contexts = DockerContexts.Of(found.Path, tree);
    private readonly List<string> copied = [];
    private DockerInstruction? from;
    private DockerInstruction? command;
    private DockerInstruction? entry;
    private bool hasHealthcheck;
    private bool copiesAll;

    public void Look()
    {
        var all = DockerInstruction.Read(found.Text);
        foreach (var instruction in all)
            Look(instruction);
        if (from is null)
        {
            found.Add(DeliveryRules.Syntax, 1, "There is no FROM: the file builds nothing");
            return;
        }

        var end = all.ToList().FindLastIndex(instruction => instruction.Name == "FROM");
        var last = all.Skip(end).ToList();
        if (copiesAll && !contexts.Exists(context => tree.HasFile(DeliveryTree.Joined(context, ".dockerignore")))
            && !tree.HasFile($"{found.Path}.dockerignore"))
            found.Add(DeliveryRules.IgnoreMissing, all.First(CopiesAll).Line, "The whole build context is copied, and no .dockerignore says what to leave out");
        foreach (var expose in last.Where(instruction => instruction.Name == "EXPOSE"))
            Exposes(expose);
        if (last.Exists(instruction => instruction.Name == "EXPOSE") && !hasHealthcheck && !ports.HasProbes && CanCheck().IsMatch(from.Arguments))
            found.Add(DeliveryRules.NoHealthcheck, (command ?? entry ?? from).Line, "Nothing says how to see that the program answers");
        Starts(entry ?? command);
    }

    private void Look(DockerInstruction instruction)
    {
        if (!Known.Contains($" {instruction.Name} ", StringComparison.Ordinal))
        {
            found.Add(DeliveryRules.Syntax, instruction.Line, $"`{instruction.Name}` is no instruction of a Dockerfile");
            return;
        }

        if (from is null && instruction.Name is not ("FROM" or "ARG"))
            found.Add(DeliveryRules.Syntax, instruction.Line, $"`{instruction.Name}` stands before the first FROM");
        switch (instruction.Name)
        {
            case "FROM":
                From(instruction);
                break;
            case "COPY" or "ADD":
                Copy(instruction);
                break;
            case "ENV" or "ARG":
                Named(instruction);
                break;
            case "RUN":
                Run(instruction);
                break;
            case "HEALTHCHECK":
                hasHealthcheck = true;
                break;
            case "CMD":
                Twice(command, instruction);
                command = instruction;
                break;
            case "ENTRYPOINT":
                Twice(entry, instruction);
                entry = instruction;
                break;
            default:
                break;
        }
    }

    private void From(DockerInstruction instruction)
    {
        (from, command, entry, hasHealthcheck) = (instruction, null, null, false);
        copied.Clear();
        if (instruction.Words.Count is not (1 or 3) || (instruction.Words.Count == 3 && !instruction.Words[1].Equals("as", StringComparison.OrdinalIgnoreCase)))
            found.Add(DeliveryRules.Syntax, instruction.Line, "FROM takes an image, and AS with a name");
        stages.Add(instruction.Words.Count == 3 ? instruction.Words[2] : "");
    }

    private void Twice(DockerInstruction? before, DockerInstruction instruction)
    {
        if (before is not null)
            found.Add(DeliveryRules.CommandTwice, before.Line, $"{before.Name} stands again in line {instruction.Line}");
        if (!instruction.IsJson && instruction.Arguments.Length > 0 && !instruction.Arguments.StartsWith("exec ", StringComparison.Ordinal))
            found.Add(DeliveryRules.ShellForm, instruction.Line, $"{instruction.Name} is not a JSON list, so a shell runs it");
    }

    private void Copy(DockerInstruction instruction)
    {
        var words = instruction.Words;
        if (instruction.Option("from") is { } stage)
        {
            var isNumber = int.TryParse(stage, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var isStage = isNumber ? number < stages.Count - 1 : stages.Take(stages.Count - 1).Contains(stage, StringComparer.OrdinalIgnoreCase);
            if (!isStage && !stage.AsSpan().ContainsAny(":/.$"))
                found.Add(DeliveryRules.StageMissing, instruction.Line, $"No stage before this line is named `{stage}`", confidence: stage.Length < 3 ? 0.9 : 0.8);
            copied.Add("*");
            return;
        }

        if (words.Count < 2)
        {
            if (!instruction.Arguments.Contains("<<", StringComparison.Ordinal))
                found.Add(DeliveryRules.Syntax, instruction.Line, $"{instruction.Name} takes a source and a target");
            return;
        }

        copiesAll |= CopiesAll(instruction);
        foreach (var source in words.Take(words.Count - 1))
        {
            copied.Add(source);
            if (!IsMade(source) && !contexts.Exists(context => Exists(context, source)))
                found.Add(DeliveryRules.CopyMissing, instruction.Line, $"`{source}` is not in the build context", confidence: source.Contains('*') ? 0.7 : null);
        }
    }

    private static bool CopiesAll(DockerInstruction instruction) =>
        instruction is { Name: "COPY" or "ADD", Words.Count: 2 } && instruction.Option("from") is null && instruction.Words[0] is "." or "./";

    /// <summary>What a build puts there, or what is only known when it runs.</summary>
    private static bool IsMade(string source) =>
        source.AsSpan().ContainsAny("$<") || source.StartsWith("http", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal)
        || Made().IsMatch(source);

    private bool Exists(string context, string source)
    {
        var path = DeliveryTree.Joined(context, source);
        if (!source.AsSpan().ContainsAny("*?["))
            return tree.Has(path);
        var pattern = new Regex($"^{Regex.Escape(path).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal).Replace(@"\[", "[", StringComparison.Ordinal)}(/|$)", RegexOptions.NonBacktracking);
        return tree.Paths.Any(pattern.IsMatch);
    }

    private void Named(DockerInstruction instruction)
    {
        foreach (var (name, value) in DeliverySecrets.Pairs(instruction.Arguments))
            if (DeliverySecrets.IsSecret(name) && (instruction.Name == "ARG" || DeliverySecrets.IsWritten(value)))
                found.Add(DeliveryRules.SecretInImage, instruction.Line, $"`{name}` is kept in the image", instruction.Name == "ARG" && !DeliverySecrets.IsWritten(value)
                    ? FindingSeverity.Medium : null);
    }

    private void Run(DockerInstruction run)
    {
        var text = run.Arguments;
        if (AptInstall().IsMatch(text))
        {
            if (!AptYes().IsMatch(text))
                found.Add(DeliveryRules.AptAsks, run.Line, "apt-get install asks, and nobody is there to answer");
            if (!text.Contains("/var/lib/apt/lists", StringComparison.Ordinal) && !text.Contains("--mount=type=cache", StringComparison.Ordinal))
                found.Add(DeliveryRules.AptLists, run.Line, "The package lists are kept in the layer");
        }

        if (NpmInstall().IsMatch(text) && contexts.Exists(context => tree.HasFile(DeliveryTree.Joined(context, "package-lock.json"))))
            found.Add(DeliveryRules.NotLocked, run.Line, "`npm install` may change what package-lock.json fixes; `npm ci` does not");
    }

    private void Exposes(DockerInstruction expose)
    {
        foreach (var word in expose.Words)
            if (int.TryParse(word.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && !ports.Knows(port)
                && !found.Text.Replace(expose.Arguments, "", StringComparison.Ordinal).Contains($"{port}", StringComparison.Ordinal))
                found.Add(DeliveryRules.PortNotListened, expose.Line, $"Port {port} is exposed, but {ports.Said}");
    }

    /// <summary>A script that the start names must come from the context.</summary>
    private void Starts(DockerInstruction? start)
    {
        if (start is not { IsJson: true, Words.Count: > 0 } || copied.Contains("*") || copied.Count == 0)
            return;
        var script = start.Words.FirstOrDefault(word => Script().IsMatch(word));
        if (script is null || script.StartsWith("/usr/", StringComparison.Ordinal))
            return;
        var name = script[(script.LastIndexOf('/') + 1)..];
        if (!tree.Named(name).Any() && !found.Text.Replace(start.Arguments, "", StringComparison.Ordinal).Contains(name, StringComparison.Ordinal)
            && !Made().IsMatch(script))
            found.Add(DeliveryRules.EntryMissing, start.Line, $"The container starts `{script}`, and no file of that name is in the repository");
    }

    [GeneratedRegex(@"\bapt(?:-get)?\s+(?:-\S+\s+)*install\b")]
    private static partial Regex AptInstall();

    [GeneratedRegex(@"\s-(?:[a-z]*y[a-z]*|-yes|-assume-yes)\b|DEBIAN_FRONTEND=noninteractive.*-y|\s-qq\b")]
    private static partial Regex AptYes();

    [GeneratedRegex(@"\bnpm\s+(?:install|i)(?:\s+--?[\w=-]+)*\s*(?:$|&&|;|\|)")]
    private static partial Regex NpmInstall();

    [GeneratedRegex(@"(?:^|/)(?:target|dist|build|out|publish|bin|obj|node_modules|\.next|release)(?:/|$)|\.(?:jar|war|exe|dll)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Made();

    /// <summary>Images that have something to check with; the others have no shell, or no program that connects.</summary>
    [GeneratedRegex(@"\b(?:node|python|ruby|php|perl|nginx|httpd|alpine|busybox|bun|deno)\b")]
    private static partial Regex CanCheck();

    [GeneratedRegex(@"^[\w./-]+\.(?:py|js|mjs|cjs|ts|sh|rb|php)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}

namespace Maestro.Analysis.Testing;

/// <summary>Turns the script of a package that runs node's own tests or mocha into one that prints each test's end.</summary>
internal static class NodeScript
{
    private static readonly string[] WithValue = ["--require", "-r", "--import", "--loader", "--experimental-loader", "--config", "--timeout", "-t", "--ui",
        "-u", "--file", "--extension", "--reporter", "-R"];

    /// <param name="files">The tests to run in place of those that the script names; null for those.</param>
    public static string Node(string script, string? files) => Rewritten(
        script, words => words.FindIndex(word => word is "node" or "/node"), files,
        options => $"node --test --test-reporter=tap{Joined(options.Where(option => option.Name is not "--test" && !option.Name.StartsWith("--test-reporter", StringComparison.Ordinal)))}");

    /// <inheritdoc cref="Node"/>
    public static string Mocha(string script, string? files) => Rewritten(
        script, words => words.FindIndex(word => word is "mocha" or "_mocha" || word.EndsWith("/mocha", StringComparison.Ordinal)), files,
        options => $"npx --no-install mocha --reporter tap{Joined(options.Where(option => option.Name is not ("--reporter" or "-R")))}");

    private static string Rewritten(string script, Func<List<string>, int> find, string? files, Func<List<(string Name, string Text)>, string> write)
    {
        var commands = script.Split("&&", StringSplitOptions.TrimEntries);
        for (var i = 0; i < commands.Length; i++)
        {
            var words = commands[i].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var start = find(words);
            if (start < 0)
                continue;
            var (options, named) = Taken(words[(start + 1)..]);
            var what = files ?? string.Join(' ', named);
            // Variables that are set for the run stay before it.
            var before = words[..start].Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word + " ");
            commands[i] = $"{string.Concat(before)}{write(options)}{(what.Length > 0 ? $" {what}" : "")}";
            return string.Join(" && ", commands[..(i + 1)]);
        }

        return script;
    }

    private static (List<(string Name, string Text)> Options, List<string> Files) Taken(List<string> words)
    {
        var options = new List<(string Name, string Text)>();
        var files = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
                files.Add(words[i]);
            else if (WithValue.Contains(words[i]) && i + 1 < words.Count)
                options.Add((words[i], $"{words[i]} {words[++i]}"));
            else
                options.Add((words[i].Split('=')[0], words[i]));
        }

        return (options, files);
    }

    private static string Joined(IEnumerable<(string Name, string Text)> options) => string.Concat(options.Select(option => $" {option.Text}"));
}

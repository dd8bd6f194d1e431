namespace Maestro.Core.Plans;

/// <summary>What a plan's words say about the files it names.</summary>
internal static class PlanFiles
{
    private static readonly char[] WordEnds = [' ', '\t', '\n', '\r', ',', ';', ':', '(', ')', '"', '\'', '`', '*', '!', '?'];

    /// <summary>Whether the step says that it brings this file into being.</summary>
    /// <remarks>
    /// A word such as <c>create</c>, <c>generate</c> or <c>extract</c> in the title or the action covers every file that the step lists.
    /// <c>Add</c> does so too, unless the text puts something into that very file (<c>add a check to src/Login.cs</c>): then the file must be there already.
    /// </remarks>
    public static bool Creates(PlanStep step, string file)
    {
        var words = $"{step.Title} {step.Action}".ToLowerInvariant().Split(WordEnds, StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(IsCreate))
            return true;
        return words.Any(IsAdd) && !IsTarget(words, file.ToLowerInvariant());
    }

    /// <summary>Whether the text is a pattern for several files rather than one path.</summary>
    public static bool IsPattern(string file) => file.AsSpan().ContainsAny("*?{<");

    public static bool IsOutside(string file) =>
        file is ".." || file.StartsWith('/') || file.StartsWith('~') || file.Contains("../", StringComparison.Ordinal) || (file.Length > 1 && file[1] == ':');

    private static bool IsTarget(string[] words, string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        for (var i = 1; i < words.Length; i++)
        {
            var word = words[i].TrimEnd('.');
            if ((word == name || word == file) && words[Math.Max(0, i - 3)..i].Any(IsInto))
                return true;
        }

        return false;
    }

    private static bool IsCreate(string word) => word is
        "create" or "creates" or "creating" or "created" or "new" or "scaffold" or "scaffolds" or "generate" or "generates" or "generating" or "write"
        or "writes" or "writing" or "introduce" or "introduces" or "introducing" or "extract" or "extracts" or "extracting" or "rename" or "renames"
        or "move" or "moves"
        or "copy" or "copies" or "initialize" or "initialise" or "init" or "split" or "splits" or "implement" or "implements" or "bootstrap" or "draft"
        or "crie" or "criar" or "novo" or "nova" or "gerar" or "gere" or "escrever" or "escreva"
        or "implementar" or "implemente" or "mover" or "renomear" or "extrair";

    private static bool IsAdd(string word) => word is
        "add" or "adds" or "adding" or "define" or "defines" or "setup" or "set" or "adicionar" or "adicione" or "incluir" or "inclua" or "definir" or "defina";

    private static bool IsInto(string word) => word is "to" or "in" or "into" or "inside" or "within" or "em" or "ao" or "no" or "na";
}

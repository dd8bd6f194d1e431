using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Models.Builtin.Structure;

namespace Maestro.Models.Builtin;

/// <summary>Decides from the component graph alone, and says what the code cannot tell.</summary>
internal static class ArchitectReply
{
    public static BuiltinReply Write(TaskEvidence evidence)
    {
        var draft = Decide(evidence);
        return new BuiltinReply($"No model: built-in analysis of the imports{Where(evidence)}. What the code does not tell is left open.\n\n```json\n{JsonSerializer.Serialize(draft, CoreJson.Readable.ArchitectureDraft)}\n```\n");
    }

    private static string Where(TaskEvidence evidence) => evidence.Architecture is { CodeFiles: > 0 and var files } ? $" between {files} code files" : "";

    private static ArchitectureDraft Decide(TaskEvidence evidence)
    {
        if (evidence.Architecture is not { Components.Count: > 0 } facts)
            return Nothing(evidence.Facts is { Files: > 0 } known
                ? $"None of the {known.Files} files of {known.Name} is code that can be read for its structure"
                : evidence.Facts?.WhyEmpty() ?? "The folder was not read");
        var notes = new StructureNotes(evidence);
        return StructureQuestions.Of(evidence.Request, facts.Topic) switch
        {
            StructureQuestion.Split => new SplitDecision(notes).Make(),
            StructureQuestion.Place => new PlaceDecision(evidence, notes).Make(),
            StructureQuestion.Draw => new WholeDecision(notes).Draw(),
            _ => new WholeDecision(notes).Assess(),
        };
    }

    private static ArchitectureDraft Nothing(string why) => new(
        $"{why}: there is no structure to decide on.", [why], "Say what is to be built; then `@planner` makes the steps.", [], [], "low",
            "there is no code", [], ["Write the first code, and ask again"]);
}

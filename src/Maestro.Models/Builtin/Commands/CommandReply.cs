using System.Text;
using System.Text.Json;
using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin.Commands;

/// <summary>Turns a sentence into the one command it means, as the JSON that the executor asks every model for.</summary>
internal static class CommandReply
{
    public static string Write(TaskEvidence evidence)
    {
        var meant = CommandGrammar.Read(evidence.Request, evidence.Facts);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("command", meant.Command);
            writer.WriteString("reason", meant.Reason);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

/// <summary>A command with the reason it was chosen, or none with the reason why not.</summary>
internal sealed record MeantCommand(string? Command, string Reason);

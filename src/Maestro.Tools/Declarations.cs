using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Tools;

/// <summary>Builds a tool's declaration from its embedded description and the schema of its arguments.</summary>
internal static class Declarations
{
    /// <param name="tool">The class of the tool: its description is <c>XxxTool.md</c> beside it.</param>
    /// <param name="properties">The JSON of the schema's properties.</param>
    public static AIFunctionDeclaration Create(Type tool, string name, string properties, params IEnumerable<string> required)
    {
        using var stream = tool.Assembly.GetManifestResourceStream($"{tool.Name}.md")
            ?? throw new InvalidOperationException($"{tool.Name}.md is not embedded.");
        using var reader = new StreamReader(stream);
        var needed = string.Join(',', required.Select(argument => $"\"{argument}\""));
        var schema = $$"""{"type":"object","properties":{{properties}},"required":[{{needed}}]}""";
        return AIFunctionFactory.CreateDeclaration(name, reader.ReadToEnd().Trim(), JsonElement.Parse(schema));
    }
}

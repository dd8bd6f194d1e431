namespace Maestro.Models.Builtin;

/// <summary>How to get a model, in the words of the command line, as a block of code.</summary>
internal static class Configure
{
    public const string Model =
        """
        To use a model, one of:

            export OPENAI_API_KEY=...        (or ANTHROPIC_API_KEY, GEMINI_API_KEY, HF_TOKEN)
            maestro run "..." --provider ollama --model qwen2.5-coder
            maestro run "..." --provider openai --base-url http://localhost:8080/v1
        """;
}

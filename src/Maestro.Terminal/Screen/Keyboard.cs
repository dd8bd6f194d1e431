namespace Maestro.Terminal.Screen;

/// <summary>Where letters go.</summary>
internal enum Keyboard
{
    Prompt,

    /// <summary>The selected panel; a letter without a meaning there goes to the prompt, and the keyboard with it.</summary>
    Panel,

    /// <summary>What is being looked for in the selected panel.</summary>
    Search,

    Files,
}

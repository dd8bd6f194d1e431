using System.Globalization;
using Maestro.Cli.Prompt;
using Maestro.Cli.Run;
using Maestro.Storage.Folders;

namespace Maestro.Cli;

/// <summary>What the program can see and say: its streams, its environment, its folder.</summary>
internal sealed record Surroundings(
    Utf8Output Output, Utf8Output Errors, Func<TextReader> OpenInput, Func<string, string?> Environment, string Folder, TimeProvider Time)
{
    private const int WidthOfPipe = 120;

    /// <summary>What the person types; asked for line by line.</summary>
    public TypedLines Typed { get; } = new(OpenInput);

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorsIsTerminal { get; init; }

    /// <summary>Somebody can be asked.</summary>
    public bool IsInteractive => InputIsTerminal && ErrorsIsTerminal;

    /// <summary>Cells in a line of output.</summary>
    public int Width
    {
        get
        {
            if (int.TryParse(Environment("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns > 0)
                return columns;
            return OutputIsTerminal && Console.WindowWidth is var width and > 0 ? width : WidthOfPipe;
        }
    }

    public UserFolders Folders => UserFolders.From(Environment);

    /// <summary>Dim text on the error stream is welcome.</summary>
    public bool CanDim => ErrorsIsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") is not "dumb";

    public static Surroundings OfProcess() => new(
        new Utf8Output(new StandardStream(StandardStream.Output)), new Utf8Output(new StandardStream(StandardStream.Errors)), () => Console.In,
        System.Environment.GetEnvironmentVariable, CurrentFolder(), TimeProvider.System)
    {
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorsIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>Empty when it has been deleted.</summary>
    private static string CurrentFolder()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Says one line that is no data.</summary>
    public void Say(string line)
    {
        Errors.Write($"maestro: {Core.Text.PlainText.Clean(line)}\n");
        Errors.Flush();
    }
}

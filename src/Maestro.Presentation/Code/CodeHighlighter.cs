using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>Gives the words of source code their tones, line by line; what spans lines (comments, long strings) is
/// remembered from one line to the next.</summary>
/// <remarks>Time is linear in the text. An unknown language is left plain. Not safe for several threads.</remarks>
public sealed class CodeHighlighter
{
    private readonly LineLexer? lexer;
    private int state;

    private CodeHighlighter(LineLexer? lexer, int state)
    {
        this.lexer = lexer;
        this.state = state;
    }

    /// <summary>For the name of a language as it stands after a code fence, or an extension of files; upper or lower case.</summary>
    public static CodeHighlighter For(string? language) => new(Lexers.Find(language), 0);

    /// <summary>For a file, by the end of its name.</summary>
    public static CodeHighlighter ForFile(string path)
    {
        var extension = Path.GetExtension(path);
        return For(extension.Length > 1 ? extension[1..] : Path.GetFileName(path));
    }

    /// <summary>The next line, without its line end.</summary>
    public IReadOnlyList<TextRun> Next(string line) => Lex(line, ref state);

    /// <summary>The next line as it looks now, while it is still being written.</summary>
    public IReadOnlyList<TextRun> Peek(string line)
    {
        var unfinished = state;
        return Lex(line, ref unfinished);
    }

    /// <summary>Another that goes on from here.</summary>
    internal CodeHighlighter Fork() => new(lexer, state);

    private IReadOnlyList<TextRun> Lex(string line, ref int from)
    {
        line = CleanLine.Of(line);
        if (lexer is null)
            return line.Length == 0 ? [] : [new TextRun(line)];
        var runs = new RunWriter(line);
        from = lexer.Line(line, from, runs);
        return runs.Done();
    }
}

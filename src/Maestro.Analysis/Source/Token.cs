namespace Maestro.Analysis.Source;

internal enum TokenKind : byte
{
    End,
    Word,
    Number,

    /// <summary>A string or character literal; the token covers what is between the quotes.</summary>
    Text,

    /// <summary>One character that is none of the others.</summary>
    Mark,

    /// <summary>A preprocessor line, continued lines included.</summary>
    Directive,
}

/// <summary>A piece of source text; comments and white space are never tokens.</summary>
/// <param name="First">The character at <paramref name="Start"/>, so that marks compare without the text.</param>
/// <param name="Column">Characters before it on its line, from 0.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, int Line, int Column, bool StartsLine, char First)
{
    public bool Is(char mark) => Kind == TokenKind.Mark && First == mark;
}

namespace Maestro.Analysis.Source;

/// <summary>Unfolds <c>use a::{b, c::d};</c> into <c>a::b</c> and <c>a::c::d</c>.</summary>
internal readonly ref struct RustUse(Findings findings)
{
    private const int Deepest = 16;

    public void Read(ref Lexer lexer) => Tree(ref lexer, "", 0);

    private void Tree(ref Lexer lexer, string prefix, int depth)
    {
        var path = prefix;
        while (lexer.Peek() is var next && next.Kind is TokenKind.Word or TokenKind.Mark && !next.Is(';') && !next.Is('}'))
        {
            lexer.Next();
            if (next.Is('{') && depth < Deepest)
            {
                Tree(ref lexer, path, depth + 1);
                if (lexer.Peek().Is('}'))
                    lexer.Next();
                path = "";
            }
            else if (next.Is(','))
            {
                findings.Import(path);
                path = prefix;
            }
            else if (next.Kind == TokenKind.Word && lexer.IsWord(next, "as"))
            {
                lexer.Next();
            }
            else if (next.Kind == TokenKind.Word && path.Length < 200)
            {
                path = path.Length == 0 ? lexer.Slice(next).ToString() : $"{path}::{lexer.Slice(next)}";
            }
        }
        if (path.Length > prefix.Length || depth == 0)
            findings.Import(path);
    }
}

namespace Maestro.Analysis.Source;

/// <summary>Finds the module of <c>import x from 'm'</c>, <c>export * from 'm'</c>, <c>import('m')</c> and <c>require('m')</c>.</summary>
internal static class ScriptImports
{
    /// <param name="lexer">A copy that stands on the word.</param>
    public static bool TryRead(Lexer lexer, in Token word, out ReadOnlySpan<char> module)
    {
        module = default;
        var mayBeCall = word.Length switch
        {
            4 when lexer.IsWord("from") => false,
            6 when lexer.IsWord("import") => true,
            7 when lexer.IsWord("require") => true,
            _ => (bool?)null,
        };
        if (mayBeCall is null || !lexer.Next())
            return false;
        if (mayBeCall.Value && lexer.Current.Is('('))
            lexer.Next();
        if (lexer.Current.Kind != TokenKind.Text)
            return false;
        module = lexer.Slice(lexer.Current);
        return !module.ContainsAny('\n', ' ', '$');
    }
}

using Maestro.Analysis.Source;

namespace Maestro.Analysis.Code;

/// <summary>A source file, cut into tokens once, with the partner of every bracket.</summary>
internal sealed class CodeText
{
    private const int MostTokens = 400_000;

    private readonly string text;
    private readonly Token[] tokens;
    private readonly int[] pairs;

    public CodeText(string path, string text)
        : this(path, SourceScanner.LanguageOf(path) ?? "", text)
    {
    }

    private CodeText(string path, string language, string text)
    {
        (Path, Language) = (path, language);
        this.text = Language is "Vue" or "Svelte" or "Astro" ? ScriptBlocks.Of(text) : text;
        tokens = Read(this.text, CodeLanguage.RulesOf(Language));
        pairs = Pair();
    }

    /// <summary>An expression that stands inside of a literal of this file.</summary>
    public CodeText Inside(string expression) => new(Path, Language is "Vue" or "Svelte" or "Astro" ? "TypeScript" : Language, expression);

    public string Path { get; }

    public string Language { get; }

    public string Text => text;

    public int Count => tokens.Length;

    public bool IsPython => Language is "Python";

    public bool IsScript => Language is "JavaScript" or "TypeScript" or "Vue" or "Svelte" or "Astro";

    /// <summary>A token that is never there beyond either end.</summary>
    public Token this[int index] => index >= 0 && index < tokens.Length ? tokens[index] : default;

    public ReadOnlySpan<char> Slice(int index) => index >= 0 && index < tokens.Length ? text.AsSpan(tokens[index].Start, tokens[index].Length) : default;

    public string Word(int index) => Slice(index).ToString();

    public bool IsWord(int index) => this[index].Kind is TokenKind.Word;

    public bool IsWord(int index, string word) => IsWord(index) && Slice(index).SequenceEqual(word);

    public bool IsAnyWord(int index, ReadOnlySpan<string> words)
    {
        if (!IsWord(index))
            return false;
        foreach (var word in words)
            if (Slice(index).SequenceEqual(word))
                return true;
        return false;
    }

    public bool IsText(int index) => this[index].Kind is TokenKind.Text;

    public bool Is(int index, char mark) => index >= 0 && index < tokens.Length && tokens[index].Is(mark);

    /// <summary>The closing bracket of an opening one, the opening one of a closing one, or the token itself when it has no partner.</summary>
    public int PairOf(int index) => pairs[index] < 0 ? index : pairs[index];

    /// <summary>Whether the token is an opening bracket with a partner.</summary>
    public bool Opens(int index) => index >= 0 && index < tokens.Length && pairs[index] > index;

    /// <summary>Whether a mark and the next one stand together, as in <c>=&gt;</c> or <c>::</c>.</summary>
    public bool IsPair(int index, char first, char second) => Is(index, first) && Is(index + 1, second) && this[index + 1].Start == this[index].Start + 1;

    /// <summary>The first of the two marks of <c>=&gt;</c> or <c>-&gt;</c>.</summary>
    public bool IsArrow(int index) => IsPair(index, '=', '>') || (Language is "Java" && IsPair(index, '-', '>'));

    /// <summary>The <c>=</c> of an assignment, compound ones included; not of a comparison or an arrow.</summary>
    public bool IsAssignment(int index)
    {
        if (!Is(index, '=') || IsPair(index, '=', '=') || IsPair(index, '=', '>'))
            return false;
        var before = this[index - 1];
        return !(before.Kind is TokenKind.Mark && before.Start == this[index].Start - 1 && before.First is '=' or '!' or '<' or '>')
            || IsPair(index - 2, '<', '<') || IsPair(index - 2, '>', '>');
    }

    public int LineOf(int index) => tokens.Length == 0 ? 1 : this[Math.Clamp(index, 0, tokens.Length - 1)].Line;

    /// <summary>The line on which the token before <paramref name="end"/> ends.</summary>
    public int LastLine(int end)
    {
        var token = this[end - 1];
        return token.Line + text.AsSpan(token.Start, token.Length).Count('\n');
    }

    /// <summary>The source text from one token up to another.</summary>
    public ReadOnlySpan<char> Span(int start, int end) =>
        start >= end || start >= tokens.Length ? default : text.AsSpan(tokens[start].Start, this[end - 1].Start + this[end - 1].Length - tokens[start].Start);

    /// <summary>The condition or parameters of a node, as written.</summary>
    public string HeadText(CodeNode node) => Span(node.HeadStart, node.HeadEnd).ToString();

    public string Line(int line)
    {
        var rest = text.AsSpan();
        for (; line > 1 && rest.IndexOf('\n') is >= 0 and var end; line--)
            rest = rest[(end + 1)..];
        var length = rest.IndexOf('\n');
        return (length < 0 ? rest : rest[..length]).TrimEnd('\r').ToString();
    }

    /// <summary>What stands directly before the quote of a literal, such as <c>f</c>, <c>rb</c> or <c>$@</c>, in lower case.</summary>
    public string PrefixOf(int index)
    {
        var token = this[index];
        var quote = token.Start;
        while (quote > 0 && text[quote - 1] is '"' or '\'' or '`')
            quote--;
        var start = quote;
        while (start > 0 && quote - start < 3 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] is '$' or '@'))
            start--;
        return start > 0 && Words.IsPart(text[start - 1]) ? "" : text[start..quote].ToLowerInvariant();
    }

    private static Token[] Read(string text, LexicalRules rules)
    {
        var lexer = new Lexer(text, rules);
        var read = new List<Token>(text.Length / 5);
        while (read.Count < MostTokens && lexer.Next())
            if (lexer.Current.Kind is not TokenKind.Directive)
                read.Add(lexer.Current);
        return [.. read];
    }

    private int[] Pair()
    {
        var pair = new int[tokens.Length];
        Array.Fill(pair, -1);
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is not TokenKind.Mark)
                continue;
            var first = tokens[i].First;
            if (first is '(' or '[' or '{')
                open.Push(i);
            else if (first is ')' or ']' or '}' && Partner(open, first) is { } start)
                (pair[i], pair[start]) = (start, i);
        }

        return pair;
    }

    /// <summary>A closing bracket closes what was left open inside of it too; one that nothing opened is passed over.</summary>
    private int? Partner(Stack<int> open, char closing)
    {
        var opening = closing switch { ')' => '(', ']' => '[', _ => '{' };
        if (!open.Any(index => tokens[index].First == opening))
            return null;
        int start;
        while (tokens[start = open.Pop()].First != opening)
        {
        }

        return start;
    }
}

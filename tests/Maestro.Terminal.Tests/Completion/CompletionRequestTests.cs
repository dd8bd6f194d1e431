using Maestro.Terminal.Completion;

namespace Maestro.Terminal.Tests.Completion;

public sealed class CompletionRequestTests
{
    [Theory]
    [InlineData("look at @src/Ke|y.cs now", CompletionKind.Mention, "@src/Key.cs", "src/Ke")]
    [InlineData("@|", CompletionKind.Mention, "@", "")]
    [InlineData("first\n@rev|", CompletionKind.Mention, "@rev", "rev")]
    [InlineData("@one @two|", CompletionKind.Mention, "@two", "two")]
    [InlineData("/he|", CompletionKind.Command, "/he", "he")]
    [InlineData("/|", CompletionKind.Command, "/", "")]
    [InlineData("/mo|del x", CompletionKind.Command, "/model", "mo")]
    public void The_word_at_the_cursor_can_be_completed(string text, CompletionKind kind, string word, string query)
    {
        var (plain, cursor) = Parse(text);
        var request = CompletionRequest.At(plain, cursor)!;
        Assert.Equal((kind, word, query), (request.Kind, plain.Substring(request.Start, request.Length), request.Query));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("|@src")]
    [InlineData("mail@home|")]
    [InlineData("@src |")]
    [InlineData("/model x|")]
    [InlineData("see /he|")]
    [InlineData("/usr/bi|n")]
    [InlineData("word|")]
    public void Elsewhere_nothing_is_to_be_completed(string text)
    {
        var (plain, cursor) = Parse(text);
        Assert.Null(CompletionRequest.At(plain, cursor));
    }

    private static (string Text, int Cursor) Parse(string text)
    {
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        return (text.Remove(cursor, 1), cursor);
    }
}

using Maestro.Analysis.Search;

namespace Maestro.Analysis.Tests.Search;

public sealed class TermReaderTests
{
    [Theory]
    [InlineData("parseHttpRequest_2", "parsehttprequest2 pars http request")]
    [InlineData("HTMLParser", "htmlpars html pars")]
    [InlineData("snake_case_name", "snakecasenam snak cas nam")]
    [InlineData("the 42 = x; login()", "the login")]
    [InlineData("Autenticação", "autenticacao")]
    [InlineData("src/Auth/Login.cs", "src auth login cs")]
    [InlineData("", "")]
    public void Identifiers_give_the_whole_and_their_words(string text, string terms) => Assert.Equal(terms, Terms(text));

    [Theory]
    [InlineData("cache", "caches", "caching", "cached")]
    [InlineData("validate", "validation", "validating", "validated")]
    [InlineData("router", "route", "routes", "routing")]
    [InlineData("log", "logs", "logging", "logger")]
    [InlineData("query", "queries")]
    [InlineData("copy", "copying", "copied")]
    public void Forms_of_a_word_meet(params string[] words) => Assert.Single(words.Select(Terms).Distinct());

    [Theory]
    [InlineData("user", "use")]
    [InlineData("class", "clas")]
    [InlineData("status", "statu")]
    [InlineData("string", "str")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(Terms(one), Terms(other));

    private static string Terms(string text)
    {
        var terms = new List<string>();
        Span<char> buffer = stackalloc char[TermReader.LongestTerm];
        var reader = new TermReader(text, buffer);
        while (reader.Next())
            terms.Add(reader.Term.ToString());
        return string.Join(' ', terms);
    }
}

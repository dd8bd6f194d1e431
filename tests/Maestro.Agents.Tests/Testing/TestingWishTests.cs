using Maestro.Agents.Testing;

namespace Maestro.Agents.Tests.Testing;

public sealed class TestingWishTests
{
    [Theory]
    [InlineData("write unit tests for the cart", "write", "for the cart")]
    [InlineData("escreva testes unitários para o carrinho", "write", "para o carrinho")]
    [InlineData("test the edge cases of src/cart.py", "write", "the of src/cart.py")]
    [InlineData("increase the coverage of the parser", "write", "the of the parser")]
    [InlineData("measure the coverage of src/cart.ts", "coverage", "the of src/cart.ts")]
    [InlineData("what is our code coverage?", "coverage", "what is our code ?")]
    [InlineData("meça a cobertura dos testes", "coverage", "a dos")]
    [InlineData("mutation test my changes", "mutation", "my changes")]
    [InlineData("are my tests flaky?", "flaky", "are my ?")]
    [InlineData("os testes são instáveis?", "flaky", "os são ?")]
    [InlineData("how good are the tests of the cart?", "coverage mutation", "are the of the cart?")]
    [InlineData("quão bons são os testes do carrinho?", "coverage mutation", "são os do carrinho?")]
    [InlineData("run the tests", "run", "the")]
    [InlineData("which functions have no tests?", "", "which functions have no ?")]
    public void A_sentence_says_what_is_wanted_and_which_code_is_meant(string request, string expected, string topic)
    {
        var wish = TestingWish.Of(request);
        Assert.Equal(
            (expected, topic), (string.Join(' ', new[] { (wish.Write, "write"), (wish.Run, "run"), (wish.Coverage, "coverage"), (wish.Mutation, "mutation"), (wish.Flaky, "flaky") }
                .Where(part => part.Item1).Select(part => part.Item2)), wish.Topic));
    }

    [Fact]
    public void Numbers_of_the_sentence_bound_the_work()
    {
        var wish = TestingWish.Of("mutation test the cart with 200 mutants in 20 minutes");
        Assert.Equal((200, 20.0), (wish.Mutants, wish.Budget.TotalMinutes));
        Assert.Equal(12, TestingWish.Of("run the tests 12 times, are they flaky?").Times);
        Assert.Equal((5, 40, 5.0), (TestingWish.Of("are they flaky?").Times, TestingWish.Of("mutate it").Mutants, TestingWish.Of("mutate it").Budget.TotalMinutes));
        Assert.True(TestingWish.Of("mutation test my changes").Changes);
    }
}

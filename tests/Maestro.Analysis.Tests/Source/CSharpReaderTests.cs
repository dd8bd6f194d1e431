using Maestro.Analysis.Source;

namespace Maestro.Analysis.Tests.Source;

public sealed class CSharpReaderTests
{
    [Fact]
    public void Types_and_members_are_found_with_their_lines()
    {
        const string text = """
            using System.Text;
            using static Shop.Prices;
            using Json = System.Text.Json.JsonSerializer;
            namespace Shop.Orders;

            [Serializable, Obsolete("class Fake { }")]
            public sealed partial class Cart<T>(IClock clock) : Base<T>, IEnumerable<Dictionary<string, T>> where T : class
            {
                private readonly List<T> _items = new() { default!, Make(x => { return x; }) };
                public const int Most = 5;
                public int Count => _items.Count;
                public string Name { get; init; } = "class Inner { void F() {";
                public (int First, string Second)[] Pairs(int a, [FromBody] string b) { int Local() { return 1; } return []; }
                internal static async Task<IReadOnlyList<T>> LoadAsync<TKey>(CancellationToken token) where TKey : notnull
                {
                }
                public static bool operator ==(Cart<T> a, Cart<T> b) => true;
                public int this[int index] => 1;
                public Cart() : this(null) { }
                void Hidden() { }
                private sealed record Line(int Amount);
            }
            public enum Size { Small, Large }
            public interface IClock { DateTime Now { get; } void Tick(); }
            public delegate void Changed(object sender);
            internal readonly record struct Point(int X, int Y);
            """;

        Assert.Equal(
            "Cart:7 -Cart._items:9 Cart.Most:10 Cart.Count:11 Cart.Name:12 Cart.Pairs:13 Cart.LoadAsync:14 -Cart.Hidden:20 -Cart.Line:21 "
            + "Size:23 IClock:24 IClock.Now:24 IClock.Tick:24 Changed:25 Point:26",
            Scanning.Symbols("Cart.cs", text));
        Assert.Equal("System.Text Shop.Prices =Shop.Orders", Scanning.Imports("Cart.cs", text));
    }

    [Fact]
    public void Strings_comments_and_characters_hide_nothing_and_declare_nothing()
    {
        const string text = """"
            class A
            {
                // class B {
                /* class C { */
                public string One = @"class D { "" }";
                public string Two = $"{Names["class E {"]} {{ {(x ? "}" : "{")}";
                public string Three = """
                    class F { "
                    """;
                public char Brace = '{', Quote = '"';
                public string Four = $@"{One}
                    class G {{";
                public void Last() { }
            }
            """";

        Assert.Equal("A:1 A.One:5 A.Two:6 A.Three:7 A.Brace:10 A.Four:11 A.Last:13", Scanning.Symbols("A.cs", text));
    }

    [Fact]
    public void Both_branches_of_a_condition_open_one_brace()
    {
        const string text = """
            class A
            {
            #if NET
                public void New() {
            #else
                public void Old() {
            #endif
                }
                public void After() { }
            }
            class B { }
            """;

        Assert.Equal("A:1 A.New:4 A.Old:6 A.After:9 B:11", Scanning.Symbols("A.cs", text));
    }

    [Fact]
    public void Capitalised_words_are_mentions_unless_they_follow_a_dot()
    {
        var mentions = SourceScanner.Scan("A.cs", "class A { void F() { Basket.Total(new Price()); } }").Imports;

        Assert.Equal(["?A", "?F", "?Basket", "?Price"], mentions);
    }
}

using System.Text;
using System.Text.Json;
using CsCheck;
using Maestro.Core.Json;

namespace Maestro.Core.Tests.Json;

public sealed class LooseJsonTests
{
    [Theory]
    // Around the JSON.
    [InlineData("Sure, here it is:\n```json\n{\"a\": 1}\n```\nTell me more.", """{"a":1}""")]
    [InlineData("```\n{\"a\": 1}", """{"a":1}""")]
    [InlineData("{\"a\": [1, 2```", """{"a":[1,2]}""")]
    [InlineData("\uFEFF{\"a\": 1}", """{"a":1}""")]
    [InlineData("""The shape {x} is filled like this: {"a": {"b": 2}} and that is all.""", """{"a":{"b":2}}""")]
    [InlineData("""{\"a\": \"x\", \"b\": [1]}""", """{"a":"x","b":[1]}""")]
    // Comments.
    [InlineData("{\"a\": 1, // one\n\"b\": 2 /* two */, # three\n\"c\": \"http://x#y\"}", """{"a":1,"b":2,"c":"http://x#y"}""")]
    // Quotation marks.
    [InlineData("{'a': 'it's here', 'b': \"x\"}", """{"a":"it's here","b":"x"}""")]
    [InlineData("{“a”: “text”}", """{"a":"text"}""")]
    [InlineData("""{"a": "say "hi" to them", "b": 1}""", """{"a":"say \"hi\" to them","b":1}""")]
    [InlineData("""{"a": "call "f(x)", then "g(y)".", "b": 1}""", """{"a":"call \"f(x)\", then \"g(y)\".","b":1}""")]
    [InlineData("""["one "two" three", "four"]""", """["one \"two\" three","four"]""")]
    [InlineData("""{"a": "text, "b": "next"}""", """{"a":"text","b":"next"}""")]
    [InlineData("""{"a: "text"}""", """{"a":"text"}""")]
    [InlineData("""{""a"": ""text""}""", """{"a":"text"}""")]
    [InlineData("""{a: text with words, b-c: 'y'}""", """{"a":"text with words","b-c":"y"}""")]
    // Line breaks and backslashes.
    [InlineData("{\"a\": \"one\ntwo\"}", """{"a":"one\ntwo"}""")]
    [InlineData("""{"a": "C:\Work\d"}""", """{"a":"C:\\Work\\d"}""")]
    // Punctuation.
    [InlineData("""{"a": [1, 2,], "b": 3,}""", """{"a":[1,2],"b":3}""")]
    [InlineData("""{"a": 1 "b": "x" "c": [1 2 "y" "z"]}""", """{"a":1,"b":"x","c":["1 2","y","z"]}""")]
    [InlineData("""{"a" "x", "b": }""", """{"a":"x","b":null}""")]
    [InlineData("""{"a": [1, {"b": 2], "c": 3}""", """{"a":[1,{"b":2}],"c":3}""")]
    [InlineData("""{"a": {"b": 1}}, "c": 2}""", """{"a":{"b":1},"c":2}""")]
    [InlineData("""["a": 1, "b": 2]""", """[{"a":1,"b":2}]""")]
    [InlineData("""[1, 2, ...]""", """[1,2]""")]
    // Literals and numbers.
    [InlineData("""{"a": True, "b": None, "c": NaN, "d": undefined, "e": FALSE}""", """{"a":true,"b":null,"c":null,"d":null,"e":false}""")]
    [InlineData("""{"a": .5, "b": +1, "c": 1_000, "d": 1/3, "e": 10-20}""", """{"a":0.5,"b":1,"c":1000,"d":"1/3","e":"10-20"}""")]
    // Cut off.
    [InlineData("""{"a": "te""", """{"a":"te"}""")]
    [InlineData("""{"a": [{"b": 1}, {"c""", """{"a":[{"b":1},{}]}""")]
    [InlineData("""{"a": [{"b": tru""", """{"a":[{"b":true}]}""")]
    [InlineData("{\"a\": [\"text]}\n```", """{"a":["text"]}""")]
    public void Json_is_read_as_it_was_meant(string written, string meant)
    {
        var read = LooseJson.Read(written, JsonShape.Any);

        Assert.Null(read.Failure);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(meant), read.Value), read.Value.GetRawText());
        Assert.NotEmpty(read.Repairs);
    }

    [Fact]
    public void The_outermost_value_with_the_required_properties_is_taken()
    {
        const string text = """Given {"goal": "x"} I propose {"answer": {"goal": "y", "steps": [{"goal": "z", "steps": []}]}}""";

        var read = LooseJson.Read(text, JsonShape.Object("goal", "steps"));

        Assert.Equal("y", read.Value.GetProperty("goal").GetString());
    }

    [Fact]
    public void Prose_that_looks_like_an_open_list_does_not_hide_the_json() =>
        Assert.Equal(1, LooseJson.Read("I looked at [the router { and found: {\"steps\": 1}", JsonShape.Object("steps")).Value.GetProperty("steps").GetInt32());

    [Fact]
    public void The_answer_in_a_json_fence_wins_over_a_longer_block_of_code()
    {
        const string text = "```cs\nclass A { int b = 1; void C() { return; } }\n```\n```json\n{\"a\": 1}\n```";

        Assert.Equal("""{"a":1}""", LooseJson.Read(text, JsonShape.Any).Value.GetRawText());
    }

    [Fact]
    public void Objects_one_after_the_other_become_an_array_when_one_is_expected() =>
        Assert.Equal("""[{"a":1},{"a":2}]""", LooseJson.Read("{\"a\":1}\n{\"a\":2}", JsonShape.Array).Value.GetRawText());

    [Theory]
    [InlineData("", "the text is empty")]
    [InlineData("I cannot do that.", "there is no JSON in the text; expected an object with steps")]
    [InlineData("""{"a": 1}""", "the JSON is not an object with steps")]
    public void What_does_not_fit_is_refused_with_the_reason(string text, string reason)
    {
        var read = LooseJson.Read(text, JsonShape.Object("steps"));

        Assert.False(read.Succeeded);
        Assert.Equal(reason, read.Failure);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("😀 \uFFFD", LooseJson.Read("""{"a": "\ud83d\ude00 \ud83d"}""", JsonShape.Any).Value.GetProperty("a").GetString());

    [Fact]
    public void A_repair_is_named() =>
        Assert.Equal(["took the JSON out of its code fence", "removed a trailing comma"], LooseJson.Read("```json\n{\"a\": 1,}\n```", JsonShape.Any).Repairs);

    [Fact]
    public void Valid_json_is_unchanged_and_needs_no_repair() => Documents.Sample(json =>
    {
        var read = LooseJson.Read(json, JsonShape.Any);
        Assert.Empty(read.Repairs);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), read.Value));
    });

    [Fact]
    public void Valid_json_inside_prose_is_unchanged() => Documents.Where(json => json[0] is '{' or '[').Sample(json =>
    {
        var read = LooseJson.Read($"As asked: {json}\nDone.", JsonShape.Any);
        Assert.Equal(["left out text around the JSON"], read.Repairs);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), read.Value), $"{json}\n{read.Value.GetRawText()}");
    });

    [Fact]
    public void No_damage_to_json_makes_the_reading_throw() =>
        Gen.Select(Documents, Gen.Select(Gen.Int[0, 10_000], Gen.String["{}[]()\"'`,:\\/#*\n.\u201c\ud800-1etfn"]).List[1, 6])
            .Sample(damage =>
            {
                var text = new StringBuilder(damage.Item1);
                foreach (var (place, mark) in damage.Item2)
                    text.Remove(place % text.Length, 1).Insert(place % (text.Length + 1), mark + (text.Length == 0 ? " " : ""));
                foreach (var shape in new[] { JsonShape.Any, JsonShape.Array, JsonShape.Object("a") })
                {
                    var read = LooseJson.Read(text.ToString(), shape);
                    Assert.True(read.Succeeded ? read.Value.ValueKind != JsonValueKind.Undefined : read.Failure!.Length > 0);
                }
            });

    [Fact]
    public void No_text_makes_the_reading_throw() =>
        Gen.OneOf(Gen.String, Gen.String["{}[]()\"'`,:\\/#* \nab1."]).Sample(text => LooseJson.Read(text, JsonShape.Any) is not null);

    [Fact]
    public void Parentheses_around_a_text_that_is_cut_off_before_it_begins_are_an_empty_array() =>
        Assert.Equal("{\"a\":[]}", LooseJson.Read("{\"a\": (\"", JsonShape.Object("a")).Value.GetRawText());

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("\"")]
    [InlineData("{\"a\": \"x\", ")]
    [InlineData("[\"a \" ")]
    [InlineData("[x] ")]
    [InlineData("\\")]
    [InlineData("/*")]
    [InlineData("{\"a\":}\\'[")]
    public void A_million_characters_are_read_at_once(string part)
    {
        LooseJson.Read("{" + Repeated(part, 1_000_000), JsonShape.Object("steps"), out var steps);

        Assert.InRange(steps, 0, 1_000_000_000);
    }

    [Fact]
    public void Four_times_the_text_takes_four_times_the_work() =>
        Gen.Select(Part, Part.List[1, 6], Gen.Int[0, 2]).Sample(
            (start, parts, shape) =>
            {
                var expected = new[] { JsonShape.Any, JsonShape.Array, JsonShape.Object("steps") }[shape];
                LooseJson.Read(start + Repeated(string.Concat(parts), 2_000), expected, out var steps);
                LooseJson.Read(start + Repeated(string.Concat(parts), 8_000), expected, out var more);
                Assert.True(more <= 6 * steps + 20_000, $"{steps} steps, then {more} for {start} and {string.Concat(parts)}");
            },
            iter: 300);

    private static string Repeated(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));

    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", "(", ")", "\"", "'", "`", "“", ",", ":", "\\", "/*", "*/", "//", "#", "\n", " ", "a", "1", "=", "...", "```", "\\\"",
        "\"a\":", "\"a\" ", "{\"a\":", "[\"", "\": \"", "}, ", "), (",
    ];

    private static readonly Gen<string> Part = Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]);

    private static readonly string[] Literals = ["true", "false", "null", "-0.5e-3", "0"];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.String["ab ,:{}[]\"'\\/#`.\n1-"]);

    private static readonly Gen<string> Documents = Gen.Recursive<string>((depth, inner) =>
    {
        var leaf = Gen.OneOf(Text.Select(Quoted), Gen.Double.Where(double.IsFinite).Select(Number), Gen.Int[0, 4].Select(i => Literals[i]));
        if (depth > 3)
            return leaf;
        var list = inner.List[0, 4].Select(items => $"[{string.Join(" , ", items)}]");
        var members = Gen.Select(Text.Select(Quoted), inner).List[0, 4]
            .Select(list => $"{{{string.Join(",", list.DistinctBy(member => member.Item1).Select(member => $"{member.Item1}: {member.Item2}"))}}}");
        return Gen.OneOf(leaf, list, members);
    });

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))}\"";

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Text.Json;
using Maestro.Agents.Results;

namespace Maestro.Agents.Tests.Results;

public sealed class OwnSchemaTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"risk":{"enum":["low","high"]}},"required":["risk","why"]}""", """{"risk":"medium"}""",
        "the value: lacks [\"why\"]|/risk: is \"medium\", not one of [\"low\",\"high\"]")]
    [InlineData("""{"properties":{"a":{"anyOf":[{"type":"string"},{"type":"integer"}]},"b":{"type":"string"}}}""", """{"a":1,"b":1}""",
        "/b: is \"integer\" but should be \"string\"")]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]},"properties":{"if":{"type":"string"}}}""", """{"a":1,"if":2}""",
        "/if: is \"integer\" but should be \"string\"|the value: lacks [\"b\"]")]
    [InlineData("""{"additionalProperties":false,"properties":{"a":{"$ref":"#/$defs/n"}},"$defs":{"n":{"minimum":3}}}""", """{"a":1,"c":1}""",
        "/a: 1 should be at least 3|/c: is not allowed here")]
    [InlineData("""{"oneOf":[{"type":"object"},{"required":["a"]}]}""", """{"a":1}""", "the value: fits 2 forms of oneOf, and must fit exactly one")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"n":{"type":"null"}},"items":{"$ref":"#/definitions/n"}}""", "[null,1]",
        "/1: is \"integer\" but should be \"null\"")]
    [InlineData("""{"$id":"https://e.com/tree","properties":{"next":{"$ref":"#"},"at":{"$ref":"item"}},"$defs":{"i":{"$id":"item","type":"string"}}}""",
        """{"next":{"next":{"at":1}}}""", "/next/next/at: is \"integer\" but should be \"string\"")]
    [InlineData("{}", """{"a":1,"a":2}""", "an object has the same name twice")]
    [InlineData("""{"title":"T","x-own":1,"type":"array","prefixItems":[{"const":1}],"unevaluatedItems":false}""", "[1]", "")]
    public void What_is_wrong_is_said_for_each_place(string schema, string value, string problems) =>
        Assert.Equal(problems, string.Join('|', OwnSchema.Read(schema, "f.json").Problems(JsonElement.Parse(value))));

    [Theory]
    [InlineData("{\n  \"type\": }", "line 2, column 11: this is no JSON")]
    [InlineData("[1]", "a JSON schema is an object")]
    [InlineData("""{"type":"objekt"}""", "this is no JSON schema: /type: ")]
    [InlineData("""{"properties":3}""", "this is no JSON schema: /properties: is \"integer\" but should be \"object\"")]
    [InlineData("""{"items":{"pattern":"("}}""", "this is no JSON schema: Invalid pattern '('")]
    [InlineData("""{"items":{"$ref":"#/$defs/x"}}""", "'#/$defs/x' is not in the schema")]
    [InlineData("""{"items":{"$ref":"https://example.com/x.json"}}""", "'https://example.com/x.json' is not in the schema")]
    [InlineData("""{"$ref":"#"}""", "'#' leads back to itself")]
    [InlineData("""{"$defs":{"a":{"allOf":[{"$ref":"#b"}]},"b":{"$anchor":"b","not":{"$ref":"#/$defs/a"}}}}""", "'#b' leads back to itself")]
    [InlineData("""{"type":"object","type":"array"}""", "this is no JSON (Duplicate property")]
    [InlineData("""{"$schema":"https://nowhere.example/s"}""", "it follows https://nowhere.example/s, which is not known")]
    public void A_file_that_is_no_schema_says_why_in_one_line(string text, string why)
    {
        var wrong = Assert.Throws<FormatException>(() => OwnSchema.Read(text, "f.json"));
        Assert.StartsWith(why, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void It_is_called_by_its_title_or_its_file()
    {
        Assert.Equal("f.json", OwnSchema.Read("{}", "f.json").Title);
        Assert.Equal("Report", OwnSchema.Read("""{"title":"Report"}""", "f.json").Title);
    }
}

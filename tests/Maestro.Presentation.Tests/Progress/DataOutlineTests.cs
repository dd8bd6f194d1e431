using Maestro.Presentation.Progress;

namespace Maestro.Presentation.Tests.Progress;

public sealed class DataOutlineTests
{
    private const string Reply =
        """
        Two steps.

        ```json
        {"goal": "Say \"hi\"\nand go \ud83d\ude00", "count": 2, "done": false,
         "steps": [{"id": "s1", "files": ["a.cs", "b.cs"], "more": {}}, {"id": "s2", "files": []}], "none": null}
        ```
        That is all.
        """;

    private const string Shown =
        """
        Two steps.

        - goal: Say "hi"
          and go 😀
        - count: 2
        - done: false
        - steps:
          - id: s1
            - files:
              - a.cs
              - b.cs
            - more:
          - id: s2
            - files:
        - none: null

        """;

    [Fact]
    public void Data_is_a_readable_list_while_it_comes_wherever_the_stream_is_cut()
    {
        for (var cut = 0; cut <= Reply.Length; cut++)
        {
            var part = new ReadablePart(outlinesData: true);
            Assert.Equal(Shown, part.Next(Reply[..cut]) + part.Next(Reply[cut..]));
        }
    }

    [Theory]
    [InlineData("""{"a":1}""", "- a: 1\n")]
    [InlineData("""[{"a":"x"},{"a":"y"}]""", "- a: x\n- a: y\n")]
    [InlineData("""["x",[1,2]]""", "- x\n- \n  - 1\n  - 2\n")]
    [InlineData("[the plan](plan.md) is there", "[the plan](plan.md) is there")]
    [InlineData("```sh\necho {}\n```\n", "")]
    [InlineData("{'not': json", "")]
    public void What_begins_like_data_is_told_apart(string reply, string shown) => Assert.Equal(shown, new ReadablePart(outlinesData: true).Next(reply));

    [Fact]
    public void No_token_is_waited_for()
    {
        var part = new ReadablePart(outlinesData: true);
        Assert.Equal(["", "- a: ", "be", "gin"], ((string[])["{\"a\"", ": \"", "be", "gin"]).Select(part.Next));
    }
}

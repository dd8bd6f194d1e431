using Maestro.Terminal.Editing;

namespace Maestro.Terminal.Tests.Editing;

public sealed class HistoryTests
{
    [Fact]
    public void Up_and_Down_go_through_older_prompts_and_back_to_the_draft()
    {
        var editor = Keys.EditorWith("a draft|", new PromptHistory("first", "second"));
        editor.Press("Up");
        Assert.Equal("second|", editor.Shown());
        editor.Press("Up");
        Assert.Equal("first|", editor.Shown());
        Assert.Equal(EditResult.NotMine, editor.Press("Up"));
        editor.Press("Down Down");
        Assert.Equal("a draft|", editor.Shown());
        Assert.Equal(EditResult.NotMine, editor.Press("Down"));
    }

    [Fact]
    public void A_prompt_of_several_lines_is_walked_through_before_the_next_older()
    {
        var editor = Keys.EditorWith("|", new PromptHistory("first", "two\nlines"));
        editor.Press("Up Up");
        Assert.Equal("two|\nlines", editor.Shown());
        editor.Press("Up");
        Assert.Equal("first|", editor.Shown());
    }

    [Fact]
    public void What_was_recalled_can_be_undone()
    {
        var editor = Keys.EditorWith("a dr|aft", new PromptHistory("first"));
        editor.Press("Up Ctrl+z");
        Assert.Equal("a dr|aft", editor.Shown());
    }

    [Fact]
    public void A_prompt_given_twice_is_kept_once_and_comes_first()
    {
        var editor = new Editor(new PromptHistory("first"));
        foreach (var prompt in new[] { "again", "again" })
        {
            editor.Paste(prompt);
            editor.Take();
        }

        Assert.Equal(["first", "again"], editor.History.Entries);
        editor.Press("Up");
        Assert.Equal("again|", editor.Shown());
    }

    [Theory]
    [InlineData("Ctrl+r t e s t", "run the tests")]
    [InlineData("Ctrl+r t e s t Ctrl+r", "test it")]
    [InlineData("Ctrl+r t e s t Ctrl+r Ctrl+s", "run the tests")]
    [InlineData("Ctrl+r t e s t Space i Backspace Backspace", "run the tests")]
    [InlineData("Ctrl+r T E S T Space I", "test it")]
    [InlineData("Ctrl+r q Backspace f i", "fix the bug")]
    public void A_search_finds_the_newest_prompt_that_holds_the_words(string keys, string match)
    {
        var editor = Searching(keys);
        Assert.Equal(match, editor.Search?.Match);
        Assert.Equal("draft|", editor.Shown());
    }

    [Fact]
    public void A_search_that_finds_nothing_more_keeps_what_it_found()
    {
        var editor = Searching("Ctrl+r t e s t x");
        Assert.Equal((true, "run the tests", "testx"), (editor.Search!.IsFailing, editor.Search.Match, editor.Search.Query));
    }

    [Theory]
    [InlineData("Tab", EditResult.Handled, "fix the bug|")]
    [InlineData("Left", EditResult.Handled, "fix the bu|g")]
    [InlineData("Enter", EditResult.Submitted, "fix the bug|")]
    [InlineData("Escape", EditResult.Handled, "draft|")]
    [InlineData("Ctrl+g", EditResult.Handled, "draft|")]
    [InlineData("Ctrl+c", EditResult.Handled, "draft|")]
    public void A_search_ends_with_its_match_or_with_the_draft(string key, EditResult result, string shown)
    {
        var editor = Searching("Ctrl+r f i x");
        Assert.Equal(result, editor.Press(key));
        Assert.Null(editor.Search);
        Assert.Equal(shown, editor.Shown());
    }

    [Fact]
    public void A_key_that_edits_nothing_leaves_the_search_open()
    {
        var editor = Searching("Ctrl+r f i x");
        Assert.Equal(EditResult.NotMine, editor.Press("F2"));
        Assert.NotNull(editor.Search);
    }

    [Fact]
    public void A_search_without_a_match_leaves_the_draft()
    {
        var editor = Searching("Ctrl+r q q");
        editor.Press("Tab");
        Assert.Equal("draft|", editor.Shown());
    }

    private static Editor Searching(string keys)
    {
        var editor = Keys.EditorWith("draft|", new PromptHistory("test it", "fix the bug", "test it", "run the tests"));
        editor.Press(keys);
        return editor;
    }
}

using Maestro.Terminal.Editing;

namespace Maestro.Terminal.Tests.Editing;

public sealed class EditorTests
{
    /// <summary>Texts show the cursor as <c>|</c>; keys are as in <see cref="Keys"/>.</summary>
    [Theory]
    [InlineData("|", "h i", "hi|")]
    [InlineData("日本|", "Backspace", "日|")]
    [InlineData("a👩‍👩‍👧|b", "Backspace", "a|b")]
    [InlineData("a|e\u0301b", "Delete", "a|b")]
    [InlineData("a\n|b", "Backspace", "a|b")]
    [InlineData("a|\nb", "Delete", "a|b")]
    [InlineData("a|\nb", "Ctrl+d", "a|b")]
    [InlineData("ab|c", "Ctrl+h", "a|c")]
    [InlineData("a🇵🇹|🇩🇪", "Left", "a|🇵🇹🇩🇪")]
    [InlineData("a\n|b", "Left", "a|\nb")]
    [InlineData("a|\nb", "Right", "a\n|b")]
    [InlineData("fix the |bug", "Ctrl+Left", "fix |the bug")]
    [InlineData("src/Some_File.cs|", "Alt+b Alt+b", "src/|Some_File.cs")]
    [InlineData("one\n|two", "Ctrl+Left", "|one\ntwo")]
    [InlineData("|fix the bug", "Alt+f", "fix| the bug")]
    [InlineData("fix| \n the bug", "Ctrl+Right", "fix \n the| bug")]
    [InlineData("see src/a.cs |now", "Ctrl+w", "see |now")]
    [InlineData("see src/a.cs| now", "Alt+Backspace", "see src/a.| now")]
    [InlineData("see| src/a.cs now", "Alt+d", "see|/a.cs now")]
    [InlineData("caf e\u0301te\u0301|", "Ctrl+w", "caf |")]
    [InlineData("one\ntwo th|ree", "Ctrl+u", "one\n|ree")]
    [InlineData("one\n|two", "Ctrl+u", "one|two")]
    [InlineData("o|ne\ntwo", "Ctrl+k", "o|\ntwo")]
    [InlineData("o|\ntwo", "Ctrl+k", "o|two")]
    [InlineData("one two| three", "Ctrl+w Ctrl+w Ctrl+e Ctrl+y", " threeone two|")]
    [InlineData("|one two", "Alt+d Alt+d x Ctrl+y", "xone two|")]
    [InlineData("one two|", "Ctrl+w Left Ctrl+w Ctrl+y Ctrl+y", "oneone| ")]
    [InlineData("one\ntw|o", "Home", "one\n|two")]
    [InlineData("one\n|two", "End", "one\ntwo|")]
    [InlineData("one\ntw|o", "Ctrl+a", "one\n|two")]
    [InlineData("o|ne\ntwo", "Ctrl+End", "one\ntwo|")]
    [InlineData("one\ntw|o", "Ctrl+Home", "|one\ntwo")]
    [InlineData("one\ntw|o", "Up", "on|e\ntwo")]
    [InlineData("a long line|\n\nanother one", "Down Down", "a long line\n\nanother one|")]
    [InlineData("abc|d\nx\nabcdef", "Down Down", "abcd\nx\nabc|def")]
    [InlineData("日本|\nabcdef", "Down", "日本\nabcd|ef")]
    [InlineData("ab|c", "Shift+Enter d", "ab\nd|c")]
    [InlineData("ab|", "Alt+Enter", "ab\n|")]
    [InlineData("ab|", "Ctrl+j", "ab\n|")]
    [InlineData("first\\|", "Enter s", "first\ns|")]
    [InlineData("first\\|\nlast", "Enter s", "first\ns|\nlast")]
    public void A_key_does_to_the_text_what_it_says(string before, string keys, string after)
    {
        var editor = Keys.EditorWith(before);
        editor.Press(keys);
        Assert.Equal(after, editor.Shown());
    }

    [Theory]
    [InlineData("do it|", "Enter")]
    [InlineData("do|\nit", "Enter")]
    [InlineData("a\\|b", "Enter")]
    public void Enter_submits_and_leaves_the_text_to_be_taken(string text, string key)
    {
        var editor = Keys.EditorWith(text);
        Assert.Equal(EditResult.Submitted, editor.Press(key));
        Assert.Equal(text.Replace("|", "", StringComparison.Ordinal), editor.Take());
        Assert.True(editor.IsEmpty);
        Assert.Equal(EditResult.NotMine, editor.Press("Ctrl+z"));
    }

    [Theory]
    [InlineData("|", "Enter")]
    [InlineData("  \n |", "Enter")]
    [InlineData("|", "Ctrl+d")]
    [InlineData("|", "Home")]
    [InlineData("|", "Up")]
    [InlineData("|", "Down")]
    [InlineData("text|", "Ctrl+k")]
    [InlineData("text|", "Ctrl+c")]
    [InlineData("text|", "Ctrl+Enter")]
    [InlineData("te|xt", "Escape")]
    [InlineData("te|xt", "Tab")]
    [InlineData("te|xt", "Alt+1")]
    [InlineData("te|xt", "F2")]
    [InlineData("te|xt", "PageUp")]
    [InlineData("te|xt", "Ctrl+g")]
    public void A_key_without_a_meaning_here_is_left_to_others(string text, string key)
    {
        var editor = Keys.EditorWith(text);
        Assert.Equal(EditResult.NotMine, editor.Press(key));
        Assert.Equal(text, editor.Shown());
    }

    [Fact]
    public void Words_typed_are_undone_one_by_one_and_redone()
    {
        var editor = new Editor();
        editor.Press("f i x Space t h e Space b u g");
        Assert.Equal("fix the bug|", editor.Shown());
        editor.Press("Ctrl+z");
        Assert.Equal("fix the |", editor.Shown());
        editor.Press("Ctrl+_");
        Assert.Equal("fix |", editor.Shown());
        editor.Press("Alt+_ Ctrl+Shift+z");
        Assert.Equal("fix the bug|", editor.Shown());
        editor.Press("Backspace Backspace Ctrl+z");
        Assert.Equal("fix the bug|", editor.Shown());
    }

    [Fact]
    public void Moving_the_cursor_parts_what_is_undone()
    {
        var editor = new Editor();
        editor.Press("a b Left x Ctrl+z");
        Assert.Equal("a|b", editor.Shown());
    }

    [Fact]
    public void Typing_after_an_undo_ends_what_could_be_redone()
    {
        var editor = new Editor();
        editor.Press("a Ctrl+z b");
        Assert.Equal(EditResult.NotMine, editor.Press("Ctrl+Shift+z"));
        Assert.Equal("b|", editor.Shown());
    }

    [Fact]
    public void A_paste_keeps_its_lines_and_is_undone_at_once()
    {
        var editor = Keys.EditorWith("see |here");
        editor.Paste("one\r\ntwo\u001b");
        Assert.Equal("see one\ntwo|here", editor.Shown());
        editor.Press("Ctrl+z");
        Assert.Equal("see |here", editor.Shown());
    }

    [Fact]
    public void A_completion_replaces_its_part_of_the_text()
    {
        var editor = Keys.EditorWith("look\nat @key| now");
        editor.Replace(8, 4, "@src/KeyDecoder.cs");
        Assert.Equal("look\nat @src/KeyDecoder.cs| now", editor.Shown());
        Assert.Equal(26, editor.CursorOffset);
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Replace(20, 40, ""));
    }

    [Fact]
    public void A_mark_typed_after_a_letter_belongs_to_it()
    {
        var editor = Keys.EditorWith("|\u0301x");
        editor.Press("e");
        Assert.Equal("e\u0301|x", editor.Shown());
    }

    [Fact]
    public void Up_and_Down_go_by_the_rows_that_are_seen()
    {
        var editor = Keys.EditorWith("one two three four|");
        editor.Width = 8;
        editor.Press("Up");
        Assert.Equal("one two thre|e four", editor.Shown());
        editor.Press("Up Down Down");
        Assert.Equal("one two three four|", editor.Shown());
    }

    [Fact]
    public void A_key_after_a_paste_of_a_megabyte_costs_only_its_line()
    {
        var editor = new Editor();
        editor.Paste(string.Concat(Enumerable.Repeat("some text of a line that is pasted\n", 30_000)));
        editor.Press("x Left Up");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            editor.Press("y Left Up");
            EditorLayout.Of(editor, 80, 10);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }
}

using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Core.Sessions;
using Maestro.Presentation.Text;
using Maestro.Terminal.Screen;
using Maestro.Terminal.Tests.Views;
using Maestro.Terminal.Themes;

namespace Maestro.Terminal.Tests.Screen;

public sealed class ScreenModelTests
{
    private const string Escape = "\u001b";

    [Fact]
    public void A_command_that_is_written_out_is_sent_at_once_and_an_unfinished_one_completed_first()
    {
        var play = new ScreenPlay().Type("/undo\r");
        Assert.Equal(new AskProgram("/undo", ""), Assert.Single(play.Effects));
        Assert.Equal("/undo ", new ScreenPlay().Type("/und\r").Model.Prompt.Text);
    }

    [Fact]
    public void A_search_finds_older_lines_first_and_marks_them()
    {
        var play = new ScreenPlay(60, 12).See(Answer(string.Join("\n\n", Enumerable.Range(1, 40).Select(i => i % 10 == 0 ? $"needle {i}" : $"straw {i}"))));
        play.Type("\t/needle");
        Assert.Contains("needle 40", play.Text());
        Assert.Contains("/needle", play.Text());
        play.Type("\rn");
        Assert.Contains("needle 30", play.Text());
        Assert.Equal("needle".Length, Marked(play));
        play.Type("N");
        Assert.Contains("needle 40", play.Text());
        play.Type(Escape);
        Assert.Equal(0, Marked(play));
        play.Type("/nothing like it");
        Assert.False(play.Model.Search!.HasFound);
    }

    [Fact]
    public void Dragging_inside_a_panel_copies_its_text_and_nothing_of_its_neighbours()
    {
        var play = new ScreenPlay(100, 24).See(SampleBoard.Events());
        var row = Row(play, "Where are tokens made");
        var column = play.Text().Split('\n')[row].IndexOf("Where", StringComparison.Ordinal);
        play.Type($"{Escape}[<0;{column + 1};{row + 1}M{Escape}[<32;99;{row + 1}M");
        Assert.NotEqual(0, Marked(play));
        play.Type($"{Escape}[<0;99;{row + 1}m");
        Assert.Equal("Where are tokens made?", Assert.Single(play.Effects.OfType<CopyText>()).Text);
        Assert.Equal(0, Marked(play));
    }

    [Fact]
    public void Enter_in_the_list_of_files_asks_for_the_changes_of_the_chosen_one()
    {
        var play = new ScreenPlay().See(SampleBoard.Events());
        play.Type($"{Escape}[Z{Escape}[A\r");
        Assert.Equal(new AskProgram("/diff", "src/Auth/Login.cs"), Assert.Single(play.Effects));
    }

    [Fact]
    public void The_palette_runs_a_command_and_gives_back_what_was_typed()
    {
        var play = new ScreenPlay().Type("half a thought\u000bstats\r");
        Assert.True(play.Model.ShowsStats);
        Assert.Equal("half a thought", play.Model.Prompt.Text);
        play.Type($"\u000b{Escape}");
        Assert.Equal("half a thought", play.Model.Prompt.Text);
    }

    [Fact]
    public void Reasoning_folds_to_a_line_and_back()
    {
        var play = new ScreenPlay(60, 12).See(SampleBoard.Of("r", new RunStarted("assistant", "why", "/shop", "gemini", "m"), new Thinking("assistant", "one\ntwo\nthree", ThinkingChannel.Reasoning)));
        play.Type("\tr");
        Assert.Contains("reasoning, 3 lines", play.Text());
        Assert.DoesNotContain("two", play.Text());
        play.Type("r");
        Assert.Contains("two", play.Text());
    }

    [Fact]
    public void A_letter_answers_only_a_question_that_could_be_seen_and_never_from_the_prompt()
    {
        var play = new ScreenPlay().See(SampleBoard.Events());
        play.Type("y");
        Assert.Empty(play.Effects);
        play.Type($"\u0003\t\t\ty");
        Assert.Empty(play.Effects);
        play.Time.Advance(TimeSpan.FromSeconds(1));
        play.Type("y");
        Assert.Equal(new SendCommand(new AnswerApproval("a1", ApprovalDecision.Once)), Assert.Single(play.Effects));
    }

    [Theory]
    [InlineData("\u001by", true)]
    [InlineData("y", false)]
    [InlineData("\r", false)]
    [InlineData("\u001bn", false)]
    public void A_folder_is_trusted_by_one_key_only(string key, bool isTrusted)
    {
        var play = new ScreenPlay().AskForTrust("agent: scribe").Type(key);
        Assert.Null(play.Model.Overlay);
        Assert.Equal(isTrusted ? [new AskProgram("/trust", "")] : [], play.Effects);
    }

    [Fact]
    public void A_question_is_answered_by_the_letter_of_an_option_by_own_words_or_not_at_all()
    {
        var play = new ScreenPlay(60, 14).See(SampleBoard.Of(
            "r", new RunStarted("assistant", "store it", "/shop", "gemini", "m"),
            new ApprovalRequested("assistant", "a1", "c1", "Which database?", "it has a question", ["once", "deny"]) { Options = ["PostgreSQL", "SQLite"] }));
        Assert.Contains("Which database?", play.Text());
        Assert.Contains("Alt+b SQLite", play.Text());
        play.Type("\u001bb");
        play.Type("\u001by");
        play.Type("\u001bn");
        play.Type("MySQL, please\r");
        Assert.Equal(
            [
                new SendCommand(new AnswerApproval("a1", ApprovalDecision.Once, "SQLite")), new SendCommand(new AnswerApproval("a1", ApprovalDecision.Deny)),
                new SendCommand(new AnswerApproval("a1", ApprovalDecision.Once, "MySQL, please")),
            ],
            play.Effects.Where(effect => effect is not ReadFiles));
    }

    [Fact]
    public void A_second_request_waits_tells_or_starts_beside_the_first()
    {
        var play = new ScreenPlay();
        play.Type("explain this\r");
        play.See(SampleBoard.Of("r", new RunStarted("assistant", "explain this", "/shop", "gemini", "m")));
        play.Type("shorter please\r");
        play.Type("@planner plan tests\r");
        Assert.Equal(
            [new StartRun(new SubmitRequest("explain this")), new SendCommand(new SteerRun("r", "shorter please")), new StartRun(new SubmitRequest("@planner plan tests"))],
            play.Effects.Where(effect => effect is not ReadFiles));
        play.See(SampleBoard.Of("r", new ResultProduced("assistant", new AssistantResult("so"))));
        play.Type("and then\r");
        Assert.Equal(1, play.Model.Waiting);
    }

    [Fact]
    public void A_wait_for_the_next_try_counts_down_and_escape_ends_it()
    {
        var play = new ScreenPlay(100, 12);
        var failed = new EventEnvelope(2, play.Model.Now, "s", "r", null, new Retrying("assistant", "openai", 2, 3500, "the server answered 503"));
        play.See([.. SampleBoard.Of("r", new RunStarted("assistant", "why", "/shop", "openai", "m")), failed]);
        var clock = new ScreenClock();
        List<string> shown = [];
        for (var step = 0; step < 14; step++)
        {
            if (clock.HasMoved(play.Model.Board, play.Model.Now, TimeSpan.Zero))
            {
                clock.Drawn(play.Model.Board, play.Model.Now);
                shown.Add(play.Text().Split('\n')[1]);
            }

            play.Time.Advance(TimeSpan.FromSeconds(0.25));
        }

        Assert.Equal(["4 s", "3 s", "2 s", "1 s"], shown.Select(title => title[(title.IndexOf("again in ", StringComparison.Ordinal) + 9)..].Split(" ─")[0]));
        Assert.Contains("waiting for the provider 12 s", play.Text());
        play.Type(Escape);
        Assert.Equal(new SendCommand(new CancelRun("r")), Assert.Single(play.Effects));
    }

    [Fact]
    public void The_clock_rests_until_the_countdown_has_another_second_and_for_ever_while_nothing_runs()
    {
        var play = new ScreenPlay();
        Assert.Null(ScreenClock.Wait(play.Model.Board, play.Model.Now));
        play.See([new EventEnvelope(1, play.Model.Now, "s", "r", null, new Retrying("assistant", "openai", 2, 3500, "busy"))]);
        Assert.Equal(502, ScreenClock.Wait(play.Model.Board, play.Model.Now)!.Value.TotalMilliseconds);
        play.See([new EventEnvelope(2, play.Model.Now, "s", "r2", null, new StatusChanged("planner", "reading"))]);
        Assert.Equal(500, ScreenClock.Wait(play.Model.Board, play.Model.Now)!.Value.TotalMilliseconds);
    }

    [Fact]
    public void An_unknown_command_is_suggested_for_and_sent_to_nobody()
    {
        var play = new ScreenPlay().Type("/thme \r");
        Assert.Empty(play.Effects);
        Assert.Contains("did you mean /theme?", play.Text());
    }

    private static IEnumerable<EventEnvelope> Answer(string text) =>
        SampleBoard.Of("r", new RunStarted("assistant", "tell", "/shop", "gemini", "m"), new Thinking("assistant", text, ThinkingChannel.Answer));

    private static int Row(ScreenPlay play, string text) => play.Text().Split('\n').Index().First(line => line.Item.Contains(text, StringComparison.Ordinal)).Index;

    private static int Marked(ScreenPlay play)
    {
        var frame = play.Draw();
        return Enumerable.Range(0, frame.Rows).Sum(row => frame.Row(row).ToArray().Count(cell => cell.Style == ThemeList.Dark.Of(Tone.Found)));
    }
}

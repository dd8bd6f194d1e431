using System.Buffers;
using CsCheck;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Input;
using Maestro.Terminal.Screen;
using Maestro.Terminal.Tests.Cells;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;
using Maestro.Testing;
using Maestro.Testing.Screens;

namespace Maestro.Terminal.Tests.Screen;

public sealed class EveryFrameTests
{
    private static readonly string[] Texts =
    [
        "word ", "\n\n", "## Heading\n", "- item\n", "```cs\nvar a = 1;\n```\n", "| a | 日本 |\n|---|---|\n| x | y |\n", "\u001b[2J\u001b]0;t\a", "\u009b1m\0\b", "\r\n", "\t",
        "日本語", "👩‍👩‍👧‍👦", "🇵🇹", "e\u0301\u0323", "\u0301", "❤️", "\ud83d", "\udc00", new('x', 1000), "…", "한국", "**bold ", "`code", "\u202eleft",
    ];

    private static readonly Key[] Keys = [Key.Tab, Key.Enter, Key.Up, Key.PageUp, Key.PageDown, Key.Home, Key.End, Key.F1, Key.F2, Key.F11, Key.Escape, Key.Backspace, Key.Left];

    private static readonly Gen<string> Text = Gen.Int[0, Texts.Length - 1].Array[1, 5].Select(parts => string.Concat(parts.Select(part => Texts[part])));

    private static readonly Gen<Action<Play>> Steps = Gen.OneOf<Action<Play>>(
        Gen.Select(Gen.Int[0, 13], Text, Gen.Bool, (run, text, isAnswer) => (Action<Play>)(play => play.See(run, new Thinking("assistant", text, isAnswer ? ThinkingChannel.Answer : ThinkingChannel.Reasoning)))),
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, EventExamples.All.Count - 1], (run, e) => (Action<Play>)(play => play.See(run, EventExamples.All[e]))),
        Gen.Select(Gen.Int[0, 13], Text, (run, text) => (Action<Play>)(play => play.See(run, new CommandOutput("planner", "c1", text)))),
        Gen.Select(Gen.Int[0, 13], Text, (run, text) => (Action<Play>)(play => play.See(run, new ApprovalRequested("planner", "a2", "c2", text, text, ["once", $"always {text}", "deny"])))),
        Gen.Int[0, Keys.Length - 1].Select(key => (Action<Play>)(play => play.Model.Take(KeyPress.Of(Keys[key])))),
        Gen.Char[" az/@y"].Select(letter => (Action<Play>)(play => play.Model.Take(KeyPress.Of(letter)))),
        Text.Select(text => (Action<Play>)(play => play.Model.Take(new Paste(PlainForPaste(text))))),
        Gen.Select(Gen.Int[0, 170], Gen.Int[0, 60], Gen.Enum<MouseAction>(), (column, row, action) => (Action<Play>)(play => play.Model.Take(new MouseInput(action, MouseButton.Left, column, row)))),
        Gen.Select(Gen.Int[1, 170], Gen.Int[1, 60], (columns, rows) => (Action<Play>)(play => play.Resize(columns, rows))));

    [Fact]
    public void After_every_frame_the_terminal_shows_what_the_screen_knows() => Steps.Array[1, 25].Sample(
        steps =>
        {
            var play = new Play();
            play.Draw();
            foreach (var step in steps)
            {
                step(play);
                play.Draw();
            }
        },
        iter: 100);

    private static string PlainForPaste(string text) => Core.Text.PlainText.Clean(text);

    /// <summary>A screen without a device: its model, its views, what they write, and the terminal that shows it.</summary>
    private sealed class Play
    {
        private static readonly AgentPurpose[] Agents = [new("assistant", "Answers"), new("planner", "Plans")];
        private readonly ArrayBufferWriter<byte> output = new();
        private readonly FrameWriter writer;
        private readonly TerminalEmulator terminal = new(100, 30, cluster => CellWidth.OfCluster(cluster));
        private readonly FakeTime time = new();
        private long events;

        public Play()
        {
            writer = new FrameWriter(output, ColourDepth.Direct);
            Model = new ScreenModel(() => Agents, ThemeList.Dark, time, _ => { });
        }

        public ScreenModel Model { get; }

        public void See(int run, AgentEvent e) => Model.See(new EventEnvelope(++events, time.GetUtcNow(), "s", $"r{run}", null, e));

        public void Resize(int columns, int rows) => terminal.Resize(columns, rows);

        public void Draw()
        {
            time.Advance(TimeSpan.FromMilliseconds(70));
            var frame = writer.Next(terminal.Columns, terminal.Rows, Model.Theme.Text);
            ScreenView.Draw(frame, Model, "~/shop on main", "a model", TimeSpan.FromSeconds(events), Model.ShowsStats ? "figures" : null);
            writer.Write(frame);
            terminal.Feed(output.WrittenSpan);
            output.ResetWrittenCount();
            Assert.Equal(frame.Cursor is not null, terminal.IsCursorVisible);
            if (frame.Cursor is { } cursor)
                Assert.Equal(cursor, terminal.Cursor);
            var whole = Redrawn(frame);
            for (var row = 0; row < frame.Rows; row++)
            {
                Assert.Equal(FrameText.RowOf(frame, row), terminal.RowText(row));
                for (var column = 0; column < frame.Columns; column++)
                    if (whole[column, row] != terminal[column, row])
                        Assert.Equal(whole[column, row], terminal[column, row]);
            }
        }

        /// <summary>A terminal to which the frame was written whole, so that colours can be compared too.</summary>
        private static TerminalEmulator Redrawn(Frame frame)
        {
            var whole = new TerminalEmulator(frame.Columns, frame.Rows, cluster => CellWidth.OfCluster(cluster));
            var bytes = new ArrayBufferWriter<byte>();
            new FrameWriter(bytes, ColourDepth.Direct).Write(frame);
            whole.Feed(bytes.WrittenSpan);
            return whole;
        }
    }
}

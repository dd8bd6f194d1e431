using System.Text;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Input;
using Maestro.Terminal.Screen;
using Maestro.Terminal.Tests.Cells;
using Maestro.Terminal.Tests.Views;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;
using Maestro.Testing;

namespace Maestro.Terminal.Tests.Screen;

/// <summary>A screen without a terminal: keys and events go in, frames and effects come out.</summary>
internal sealed class ScreenPlay
{
    private static readonly AgentPurpose[] Agents = [new("assistant", "answers questions"), new("executor", "runs one command"), new("planner", "breaks work into steps")];

    private readonly KeyDecoder decoder = new();
    private readonly List<TerminalInput> inputs = [];

    public ScreenPlay(int columns = 120, int rows = 20)
    {
        (Columns, Rows) = (columns, rows);
        Model = new ScreenModel(() => Agents, ThemeList.Dark, Time, Effects.Add);
        Time.Advance(SampleBoard.Start - Time.GetUtcNow() + TimeSpan.FromSeconds(9));
    }

    public FakeTime Time { get; } = new();

    public ScreenModel Model { get; }

    public List<ScreenEffect> Effects { get; } = [];

    public int Columns { get; set; }

    public int Rows { get; set; }

    public ScreenPlay See(params IEnumerable<EventEnvelope> events)
    {
        foreach (var envelope in events)
            Model.See(envelope);
        Draw();
        return this;
    }

    public ScreenPlay AskForTrust(params string[] wants)
    {
        Model.AskForTrust(wants);
        Draw();
        return this;
    }

    /// <summary>Sends what a terminal sends, and draws.</summary>
    public ScreenPlay Type(string bytes)
    {
        decoder.Decode(Encoding.UTF8.GetBytes(bytes), inputs);
        decoder.Flush(inputs);
        foreach (var input in inputs)
            Model.Take(input);
        inputs.Clear();
        Draw();
        return this;
    }

    public Frame Draw(Theme? theme = null)
    {
        Model.Theme = theme ?? Model.Theme;
        var frame = new Frame(Columns, Rows);
        frame.Clear(Model.Theme.Text);
        ScreenView.Draw(frame, Model, "~/shop on main", "gemini, gemini-2.5-flash", TimeSpan.FromSeconds(42), stats: null);
        return frame;
    }

    public string Text() => FrameText.Of(Draw());
}

using Maestro.Core.Events;
using Maestro.Presentation.Progress;
using Maestro.Testing;

namespace Maestro.Presentation.Tests.Progress;

public sealed class ProgressTextTests
{
    [Fact]
    public void Every_event_is_a_line_with_its_agent_or_is_shown_elsewhere() =>
        Golden.Matches("every-event", string.Join('\n', EventExamples.All.Select(e => $"{e.GetType().Name,-20}{ProgressText.Line(e) ?? "(none)"}")) + "\n");

    [Fact]
    public void A_line_stays_one_line_without_control_codes() =>
        Assert.Equal("x: a b ...", ProgressText.Line(new StatusChanged("x", "a \u001b[1mb\nc")));
}

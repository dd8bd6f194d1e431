using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Screen;

/// <summary>A reply of numbered paragraphs that comes as far as the test lets it.</summary>
internal sealed class HeldReply
{
    private readonly SemaphoreSlim allowed = new(0);

    public HeldReply(int paragraphs, Func<int, string>? text = null) =>
        Reply = new FakeReply([.. Enumerable.Range(1, paragraphs).Select(text ?? (number => $"Paragraph {number} of it.\n\n"))])
        {
            Delivery = new Delivery { OneWritePerToken = true, BeforeToken = async (chunk, stop) => await (chunk == 0 || chunk > paragraphs ? Task.CompletedTask : allowed.WaitAsync(stop)) },
        };

    public FakeReply Reply { get; }

    public void Allow(int paragraphs) => allowed.Release(paragraphs);
}

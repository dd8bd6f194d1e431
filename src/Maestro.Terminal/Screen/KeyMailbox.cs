using System.Threading.Channels;

namespace Maestro.Terminal.Screen;

/// <summary>Brings what is typed into the screen's mailbox, in its turn among everything else.</summary>
internal sealed class KeyMailbox(ScreenMailbox mailbox) : ChannelWriter<ReadOnlyMemory<byte>>
{
    public override bool TryWrite(ReadOnlyMemory<byte> item)
    {
        mailbox.Post(new BytesTyped(item));
        return true;
    }

    public override bool TryComplete(Exception? error = null)
    {
        mailbox.Post(new TerminalGone());
        return true;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);
}

using System.Threading.Channels;

namespace Maestro.Terminal.Screen;

/// <summary>Brings what is typed into the screen's mailbox, in its turn among everything else.</summary>
internal sealed class KeyMailbox(ChannelWriter<ScreenMessage> mailbox) : ChannelWriter<ReadOnlyMemory<byte>>
{
    public override bool TryWrite(ReadOnlyMemory<byte> item) => mailbox.TryWrite(new BytesTyped(item));

    public override bool TryComplete(Exception? error = null) => mailbox.TryWrite(new TerminalGone());

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);
}

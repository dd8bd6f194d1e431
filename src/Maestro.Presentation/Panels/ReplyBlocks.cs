using Maestro.Core.Events;
using Maestro.Core.Text;
using Maestro.Presentation.Markdown;
using Maestro.Presentation.Panels.Blocks;
using Maestro.Presentation.Progress;

namespace Maestro.Presentation.Panels;

/// <summary>The reply that is streaming into a panel: what has arrived is shown, and the whole reply takes its place when it is there.</summary>
/// <param name="hidesData">For agents whose reply ends in data for the program: that part is outlined while it comes, and then shown as the result.</param>
internal sealed class ReplyBlocks(List<PanelBlock> blocks, PanelFolds folds, bool hidesData)
{
    private readonly PlainText plain = new();

    /// <summary>Data may hold control codes that only show once its escapes are read.</summary>
    private readonly PlainText outlined = new();
    private readonly ReadablePart readable = new(outlinesData: true);
    private readonly List<PanelBlock> open = [];
    private ReasoningBlock? reasoning;
    private MarkdownText? answer;
    private int answerParts;

    public void Add(Thinking token)
    {
        var text = plain.Next(token.Text);
        if (token.Channel is ThinkingChannel.Reasoning)
        {
            answer = null;
            if (reasoning is null)
                Open(reasoning = Reasoning());
            reasoning.Append(text);
        }
        else if ((hidesData ? outlined.Next(readable.Next(text)) : text) is { Length: > 0 } shown)
        {
            reasoning = null;
            if (answer is null)
                (answer, answerParts) = (new MarkdownText(), 0);
            answer.Append(shown);
            for (; answerParts < answer.Parts; answerParts++)
                Open(new MarkdownBlock(answer, answerParts));
        }
    }

    /// <summary>Shows the whole reply; a run that is read from the log, without its tokens, looks the same.</summary>
    /// <remarks>What has been laid out while it came is kept if it is the same.</remarks>
    public void Complete(string? wholeReasoning, string text)
    {
        var streamed = answer;
        Drop();
        if (PlainText.Clean(wholeReasoning ?? "").Trim() is { Length: > 0 } thought)
        {
            var block = Reasoning();
            block.Append(thought);
            blocks.Add(block);
        }

        var clean = PlainText.Clean(text);
        if ((hidesData ? new ReadablePart().Next(clean) : clean).Trim() is { Length: > 0 } shown)
        {
            var whole = streamed is not null && streamed.Is(shown) ? streamed : new MarkdownText(shown);
            whole.End();
            for (var part = 0; part < whole.Parts; part++)
                blocks.Add(new MarkdownBlock(whole, part));
        }
    }

    /// <summary>Takes back what is no part of the stored run.</summary>
    public void Drop()
    {
        for (var i = blocks.Count - 1; open.Count > 0 && i >= 0; i--)
            if (open.Remove(blocks[i]))
                blocks.RemoveAt(i);
        open.Clear();
        (reasoning, answer) = (null, null);
    }

    private void Open(PanelBlock block)
    {
        open.Add(block);
        blocks.Add(block);
    }

    private ReasoningBlock Reasoning() => new(folds);
}

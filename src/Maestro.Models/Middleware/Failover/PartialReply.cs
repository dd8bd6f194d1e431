using System.Text;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Failover;

/// <summary>What was given out of a reply so far, over every stream that brought a part of it.</summary>
internal sealed class PartialReply
{
    private readonly StringBuilder answer = new();
    private readonly StringBuilder reasoning = new();
    private TextJoin? answerJoin;
    private TextJoin? reasoningJoin;

    public string Answer => answer.ToString();

    /// <summary>True once a whole tool call was given out; a reply that broke off after it is as good as finished.</summary>
    public bool HasCall { get; private set; }

    /// <summary>Another stream goes on with the reply; what the one before still held back is forgotten.</summary>
    /// <param name="sent">What its model was given of the answer.</param>
    public void GoOn(string sent)
    {
        answerJoin = answer.Length > 0 ? new TextJoin(answer.ToString(), sent) : null;
        reasoningJoin = reasoning.Length > 0 ? new TextJoin(reasoning.ToString(), reasoning.ToString()) : null;
    }

    /// <summary>The update without what was given out before.</summary>
    public ChatResponseUpdate Take(ChatResponseUpdate update)
    {
        if (answerJoin is null && reasoningJoin is null)
        {
            var contents = update.Contents;
            for (var i = 0; i < contents.Count; i++)
                Keep(contents[i]);
            return update;
        }

        var joined = update.Clone();
        joined.Contents = [.. update.Contents.SelectMany(Join)];
        foreach (var content in joined.Contents)
            Keep(content);
        return joined;
    }

    /// <summary>What a join still held back when its stream came to its end. After one that broke off it is left out: it may repeat what was given out, and
    /// the next stream goes on from that.</summary>
    public List<AIContent> Rest()
    {
        List<AIContent> rest = [];
        if (reasoningJoin?.End() is { Length: > 0 } thought)
            rest.Add(new TextReasoningContent(thought));
        if (answerJoin?.End() is { Length: > 0 } text)
            rest.Add(new TextContent(text));
        rest.ForEach(Keep);
        (answerJoin, reasoningJoin) = (null, null);
        return rest;
    }

    private IEnumerable<AIContent> Join(AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent thought when reasoningJoin is not null:
                // A signature holds for the whole of what its model thought, which this is a part of.
                if (reasoningJoin.Next(thought.Text) is { Length: > 0 } next)
                    yield return new TextReasoningContent(next);
                break;
            case TextContent text when answerJoin is not null:
                if (answerJoin.Next(text.Text) is { Length: > 0 } piece)
                    yield return new TextContent(piece) { AdditionalProperties = text.AdditionalProperties };
                break;
            case FunctionCallContent when answerJoin?.End() is { Length: > 0 } held:
                yield return new TextContent(held);
                yield return content;
                break;
            case CompactionNotice compaction:
                // Its messages hold the part of the reply that was given out, and the request to go on.
                yield return new StatusNotice(compaction.Message);
                break;
            default:
                yield return content;
                break;
        }
    }

    private void Keep(AIContent content)
    {
        if (content is TextReasoningContent thought)
            reasoning.Append(thought.Text);
        else if (content is TextContent text)
            answer.Append(text.Text);
        else
            HasCall |= content is FunctionCallContent;
    }
}

using System.Text;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Progress;
using Maestro.Presentation.Results;

namespace Maestro.Cli.Run;

/// <summary>What a person keeps: the assistant's answer as it streams, any other agent's result rendered for reading; progress goes elsewhere.</summary>
internal sealed class TextOutput(Surroundings surroundings, ProgressLines progress) : IRunOutput
{
    private const string Assistant = "assistant";
    private readonly Utf8Output output = surroundings.Output;
    private readonly Utf8Output errors = surroundings.Errors;

    /// <summary>On a terminal other agents' tokens and the output of commands are shown on the error stream as they arrive.</summary>
    private readonly bool streamsThinking = surroundings.ErrorsIsTerminal;
    private readonly PlainText plain = new();
    private ReadablePart readable = new(outlinesData: true);
    private readonly StringBuilder streamed = new();
    private Utf8Output? midLine;
    private bool hasAnswer;
    private bool hasOwnForm;

    public void Show(EventEnvelope envelope)
    {
        if (envelope.Parent is not null)
        {
            EndLine();
            output.Flush();
            progress.ShowDelegated(envelope.Event);
            return;
        }

        switch (envelope.Event)
        {
            case Thinking { Agent: Assistant, Channel: ThinkingChannel.Answer } token when !hasOwnForm:
                Answer(token.Text);
                break;
            case Thinking { Channel: ThinkingChannel.Answer } token when streamsThinking:
                var shown = ReadablePart.IsIn(token.Agent, hasOwnForm) ? readable.Next(token.Text) : token.Text;
                streamed.Append(shown);
                Stream(errors, shown);
                break;
            case Thinking token when streamsThinking:
                Stream(errors, token.Text);
                break;
            case CommandOutput text when streamsThinking:
                Stream(errors, text.Text);
                break;
            case ApprovalRequested:
                // The question itself is put to the person by AskingOutput.
                EndLine();
                break;
            case ResultProduced result:
                EndLine();
                Result(result);
                break;
            case Retrying or FailedOver when !surroundings.OutputIsTerminal && midLine == output:
                // The reply goes on where it broke off, and in a pipe nothing may show where that was.
                output.Flush();
                progress.Show(envelope.Event);
                break;
            case Retrying or FailedOver:
                EndLine();
                progress.Show(envelope.Event);
                break;
            case RunStarted started:
                hasOwnForm = started.Schema is not null;
                // Nobody waits for what comes at once.
                readable = new ReadablePart(outlinesData: started.Provider != ModelInUse.BuiltinProvider);
                break;
            default:
                readable.Restart();
                EndLine();
                output.Flush();
                progress.Show(envelope.Event);
                break;
        }
    }

    private void Answer(string text)
    {
        Stream(output, text);
        hasAnswer = true;
    }

    private void Stream(Utf8Output to, string text)
    {
        var clean = plain.Next(text);
        if (clean.Length == 0)
            return;
        // Both may go to one terminal, where everything is to come in its order.
        (to == output ? errors : output).Flush();
        to.Write(clean);
        midLine = clean.EndsWith('\n') ? null : to;
    }

    private void EndLine()
    {
        midLine?.Write("\n");
        midLine?.Flush();
        midLine = null;
    }

    private void Result(ResultProduced result)
    {
        errors.Flush();
        if (result is not { Data: AssistantResult } || !hasAnswer)
            output.Write(ResultText.Render(Unseen(result.Data), surroundings.Width));
    }

    /// <summary>Where both streams go to the same terminal, what a command printed and an agent said has been seen already.</summary>
    private AgentResult Unseen(AgentResult data) => streamsThinking && surroundings.OutputIsTerminal
        ? data switch
        {
            ExecutorResult ran => ran with { Stdout = "", Stderr = "" },
            ExplorerResult found when streamed.ToString().Contains(found.Summary, StringComparison.Ordinal) => found with { Summary = "" },
            PerformanceResult performance when streamed.ToString().Contains(performance.Summary, StringComparison.Ordinal) => performance with { Summary = "" },
            DataResult found when streamed.ToString().Contains(found.Summary, StringComparison.Ordinal) => found with { Summary = "" },
            DevopsResult devops when streamed.ToString().Contains(devops.Summary, StringComparison.Ordinal) => devops with { Summary = "" },
            SecurityResult security when streamed.ToString().Contains(security.Summary, StringComparison.Ordinal) => security with { Summary = "" },
            TestingResult testing when streamed.ToString().Contains(testing.Summary, StringComparison.Ordinal) => testing with { Summary = "" },
            ReviewerResult review when streamed.ToString().Contains(review.Summary, StringComparison.Ordinal) => review with { Summary = "" },
            _ => data,
        }
        : data;
}

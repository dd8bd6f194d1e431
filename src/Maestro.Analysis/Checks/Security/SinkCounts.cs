using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Counts the places that were looked at, whether something was found there or not: nothing found in none says little.</summary>
internal sealed class SinkCounts
{
    private int commands;
    private int evaluations;
    private int templates;
    private int files;
    private int requests;
    private int redirects;
    private int readers;
    private int markup;

    public IEnumerable<CodeMetric> Metrics =>
    [
        new("shell commands", commands), new("places that run text as code", evaluations), new("templates made from text", templates), new("files opened", files),
        new("addresses asked", requests), new("redirects", redirects), new("objects read from bytes", readers), new("markup that is trusted", markup),
    ];

    public void Add(CodeText code)
    {
        var hasChildProcess = code.Text.Contains("child_process", StringComparison.Ordinal);
        foreach (var call in CodeCall.In(code, 0, code.Count))
        {
            commands += SinkNames.IsShell(code, call, hasChildProcess) ? 1 : 0;
            evaluations += SinkNames.Evaluates(code, call) ? 1 : 0;
            templates += SinkNames.IsTemplate(call.Path) ? 1 : 0;
            files += SinkNames.OpensFile(call, code) ? 1 : 0;
            requests += SinkNames.Requests(code, call.Path) ? 1 : 0;
            redirects += SinkNames.Redirects(call.Path) ? 1 : 0;
            readers += SinkNames.Deserialises(call.Path) ? 1 : 0;
            markup += SinkNames.TrustsMarkup(call.Path) ? 1 : 0;
        }
    }
}

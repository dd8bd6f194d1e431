using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Performance;

/// <summary>Waits that hold a thread or an event loop.</summary>
internal static class BlockingCheck
{
    public static void Look(FoundList found)
    {
        var code = found.Code;
        for (var i = 0; i < code.Count; i++)
        {
            if (code.Language is "C#" && code.Is(i - 1, '.'))
                CSharp(i, found);
            if (CodeCall.At(code, i) is { } call && found.FunctionAt(i) is { } function && IsAsync(code, function))
                InAsync(call, found);
        }
    }

    private static void CSharp(int i, FoundList found)
    {
        var code = found.Code;
        var isTask = code.Is(i - 2, ')') && code.PairOf(i - 2) is var open && code.IsWord(open - 1) && code.Slice(open - 1).EndsWith("Async");
        if (code.IsWord(i, "Result") && isTask && !code.Is(i + 1, '('))
            found.Add(PerformanceRules.Blocking, i, $"`{code.Slice(code.PairOf(i - 2) - 1)}` is waited for with `.Result`");
        else if (code.IsWord(i, "Wait") && isTask && code.Is(i + 1, '('))
            found.Add(PerformanceRules.Blocking, i, $"`{code.Slice(code.PairOf(i - 2) - 1)}` is waited for with `.Wait()`");
        else if (code.IsWord(i, "GetResult") && code.Is(i - 2, ')') && code.IsWord(code.PairOf(i - 2) - 1, "GetAwaiter"))
            found.Add(PerformanceRules.Blocking, i, "A task is waited for with `.GetAwaiter().GetResult()`");
    }

    private static void InAsync(CodeCall call, FoundList found)
    {
        var isBlocking = found.Code.Language switch
        {
            "C#" => call.Path is "Thread.Sleep" or "Task.WaitAll" or "Task.WaitAny",
            "Python" => call.Path is "time.sleep" or "requests.get" or "requests.post" or "requests.put" or "requests.delete" or "subprocess.run"
                or "subprocess.check_output" or "urllib.request.urlopen",
            _ => found.Code.IsScript && (call.Name is "readFileSync" or "writeFileSync" or "execSync" or "spawnSync" or "pbkdf2Sync" or "scryptSync"
                or "readdirSync" or "statSync"),
        };
        if (isBlocking && !found.Code.IsWord(call.Start - 1, "await"))
            found.Add(PerformanceRules.BlocksLoop, call.Start, $"`{call.Path}` blocks inside of an asynchronous function");
    }

    private static bool IsAsync(CodeText code, CodeNode function)
    {
        for (var i = Math.Max(0, function.Start - 2); i < Math.Max(function.HeadStart, function.Start + 1); i++)
            if (code.IsWord(i, "async"))
                return true;
        return false;
    }
}

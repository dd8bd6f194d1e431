using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Security;

/// <summary>What the parameters of a function may bring in: from its caller, or, where it handles requests, from anywhere.</summary>
internal static class TaintParameters
{
    private static readonly string[] Harmless =
    [
        "int", "long", "short", "byte", "uint", "ulong", "decimal", "double", "float", "bool", "Guid", "DateTime", "DateOnly", "TimeSpan", "number", "boolean",
            "Integer", "Long", "Boolean", "Double", "UUID", "int64",
        "int32", "uint64", "uint32", "float64", "float32", "usize", "u32", "u64", "i32", "i64", "Date", "BigDecimal", "CancellationToken", "size_t", "date",
            "datetime", "Decimal", "Enum", "Path", "PathLike", "Type",
    ];

    private static readonly string[] Routes = ["route", "get", "post", "put", "delete", "patch", "websocket", "api_route", "HttpGet", "HttpPost", "HttpPut",
        "HttpDelete", "HttpPatch", "Route", "GetMapping",
        "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping", "RequestMapping", "Get", "Post", "Put", "Delete", "Patch", "Path"];

    private static readonly string[] FromRequest = ["FromQuery", "FromRoute", "FromBody", "FromForm", "FromHeader", "RequestParam", "PathVariable",
        "RequestBody", "QueryParam", "PathParam", "RequestHeader", "Body", "Query",
        "Param", "CookieValue", "FormParam"];

    public static IEnumerable<(string Name, Origin Origin)> Of(CodeText code, CodeNode function)
    {
        var isRoute = IsRoute(code, function);
        var head = isRoute ? code.Span(function.Start, function.HeadStart).ToString() : "";
        foreach (var (start, end) in FunctionMetrics.ParametersOf(code, function))
        {
            if (NameOf(code, start, end) is not { Length: > 0 } name)
                continue;
            if (IsHarmless(code, start, end) || head.Contains($"int:{name}", StringComparison.Ordinal)
                || head.Contains($"uuid:{name}", StringComparison.Ordinal) || head.Contains($"{name}:int", StringComparison.Ordinal))
                yield return (name, Origin.Constant);
            else
                yield return (name, HasWord(code, start, end, FromRequest) || (isRoute && !IsService(code, start, end)) ? Origin.Remote : name is "self"
                    or "this" or "cls" ? Origin.Unknown : Origin.Parameter);
        }
    }

    /// <summary>A decorated or annotated handler, or a function that is given to a router: <c>app.MapGet("/", (string id) => ...)</c>.</summary>
    private static bool IsRoute(CodeText code, CodeNode function)
    {
        for (var i = function.Start; i < function.HeadStart; i++)
            if ((code.Is(i, '@') || code.Is(i, '[')) && RouteAfter(code, i + 1))
                return true;
        return function.Kind is NodeKind.Lambda && code.Is(function.Start - 1, ',') && code.IsText(function.Start - 2) && code.Is(function.Start - 3, '(')
            && code.IsAnyWord(function.Start - 4, ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch"]);
    }

    private static bool RouteAfter(CodeText code, int i)
    {
        while (code.IsWord(i) && code.Is(i + 1, '.'))
            i += 2;
        return code.IsAnyWord(i, Routes) && (code.Is(i + 1, '(') || code.Is(i + 1, ']') || !code.IsPython);
    }

    private static string NameOf(CodeText code, int start, int end)
    {
        var equals = start;
        while (equals < end && !code.IsAssignment(equals))
            equals = code.Opens(equals) ? code.PairOf(equals) + 1 : equals + 1;
        var isBefore = code.IsPython || code.IsScript || code.Language is "Go" or "Rust" or "Kotlin";
        var at = isBefore ? start : Math.Min(equals, end) - 1;
        while (isBefore && at < end && (!code.IsWord(at) || code.IsAnyWord(at, ["mut", "private", "public", "readonly", "protected", "val", "var"])))
            at++;
        return code.IsWord(at) ? code.Word(at) : "";
    }

    private static bool IsHarmless(CodeText code, int start, int end)
    {
        var from = code.IsPython || code.IsScript || code.Language is "Go" or "Rust" or "Kotlin" ? start + 1 : start;
        for (var i = from; i < end && !code.IsAssignment(i); i++)
            if (code.IsAnyWord(i, Harmless) && !(code.IsPython && code.IsAnyWord(i, ["Path", "PathLike"]) && HasWord(code, start, end, ["str"])))
                return !HasWord(code, start, end, ["string", "String", "str"]);
        return false;
    }

    /// <summary>What a framework hands in besides the request: databases, loggers, sessions.</summary>
    private static bool IsService(CodeText code, int start, int end) =>
        !code.IsPython && !HasWord(code, start, end, ["string", "String"])
            || HasWord(code, start, end, ["Depends", "Session", "AsyncSession", "BackgroundTasks", "Response"]);

    private static bool HasWord(CodeText code, int start, int end, string[] words)
    {
        for (var i = start; i < end; i++)
            if (code.IsAnyWord(i, words))
                return true;
        return false;
    }
}

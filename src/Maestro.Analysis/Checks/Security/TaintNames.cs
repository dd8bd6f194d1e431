using System.Collections.Frozen;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Names of what brings values in from outside, passes them on, or makes them safe.</summary>
internal static class TaintNames
{
    private static readonly string[] RequestParts =
    [
        ".args", ".form", ".values", ".json", ".data", ".files", ".cookies", ".headers", ".get_json", ".GET", ".POST", ".META", ".query_params",
            ".path_params", ".body", ".query", ".params",
        ".Query", ".Form", ".Headers", ".Cookies", ".Body", ".RouteValues", ".QueryString", ".FormValue", ".PostFormValue", ".PostForm", ".URL.Query",
            ".URL.RawQuery", ".URL.Path", ".Header", ".url", ".originalUrl",
        ".getParameter", ".getHeader", ".getQueryString", ".getCookies", ".getParameterValues", ".nextUrl", ".query_string", ".get_data", ".stream",
            ".rawBody", ".searchParams", ".param",
    ];

    private static readonly FrozenSet<string> Requests = Set(
        "request req Request httpRequest HttpContext.Request context.Request Context.Request ctx.request self.request this.request r ctx httpContext.Request");

    private static readonly FrozenSet<string> RemoteCalls = Set(
        "c.Query c.Param c.PostForm c.DefaultQuery c.DefaultPostForm c.GetHeader c.FormValue c.QueryParam mux.Vars chi.URLParam self.get_argument ctx.Query ctx.Params event.body "
        + "event.queryStringParameters event.pathParameters event.headers location.search location.hash location.href document.URL document.location window.location window.name document.cookie "
        + "document.referrer $_GET $_POST $_REQUEST $_COOKIE $_FILES window.location.search window.location.hash window.location.href req.get searchParams.get");

    private static readonly FrozenSet<string> LocalCalls = Set(
        "input raw_input sys.argv os.Args process.argv env.args std.env.args getenv readline argv sys.stdin.read sys.stdin.readline");

    /// <summary>What they give back says nothing that its arguments do not say.</summary>
    private static readonly FrozenSet<string> Passing = Set(
        "str format join replace strip lstrip rstrip lower upper title encode decode trim trimStart trimEnd toString ToString Trim TrimStart TrimEnd ToLower ToUpper ToLowerInvariant ToUpperInvariant "
        + "Substring substring substr slice split Split concat Concat Format Join Combine get Get pop getOne First FirstOrDefault Sprintf Sprint TrimSpace ToLowerCase toLowerCase toUpperCase "
        + "valueOf String string decodeURIComponent unescape unquote loads parse Parse resolve normalize bytes GetString fromstring getlist getvalue read text copy append Append valueOf first at "
        + "Replace PadLeft Insert getAll dict list tuple sorted reversed Unescape ToArray to_string as_str clone unwrap expect into to_owned normpath expanduser Clean getParameter getHeader Query FormValue");

    private static readonly FrozenSet<string> Numeric = Set(
        "int float bool len abs ord round hash id parseInt parseFloat Number Boolean int.Parse long.Parse decimal.Parse double.Parse Guid.Parse Convert.ToInt32 Convert.ToInt64 Int32.Parse "
        + "Integer.parseInt Long.parseLong UUID.fromString strconv.Atoi strconv.ParseInt strconv.ParseBool strconv.ParseFloat uuid.UUID UUID Decimal BigInt DateTime.Parse Math.floor Math.max Math.min "
        + "isinstance any all count size Count Length Int32.TryParse bool.Parse Enum.Parse intval nameof typeof");

    private static readonly FrozenSet<string> Shell = Set("quote shlex.quote shellescape escapeshellarg escapeshellcmd shellQuote shlex.join quoteArg");

    private static readonly FrozenSet<string> Html = Set(
        "escape html.escape markupsafe.escape Markup.escape escapeHtml escapeHTML encodeURIComponent encodeURI sanitize DOMPurify.sanitize sanitizeHtml HtmlEncode UrlEncode Encode bleach.clean "
        + "EscapeString HTMLEscapeString htmlspecialchars htmlentities quote urlencode json.dumps JSON.stringify EscapeDataString conditional_escape format_html tojson");

    private static readonly FrozenSet<string> PathName = Set("secure_filename basename os.path.basename path.basename Path.GetFileName GetFileName filepath.Base path.Base filepath.IsLocal safe_join GetFileNameWithoutExtension");

    /// <summary>Where a path of names such as <c>request.args.get</c> brings a value from; null when it is none of those.</summary>
    public static Origin? Source(string path)
    {
        if (RemoteCalls.Contains(path) || StartsWithAny(path, RemoteCalls))
            return Origin.Remote;
        if (Last(path) is "ReadLine" or "nextLine" || LocalCalls.Contains(path) || StartsWithAny(path, LocalCalls))
            return Origin.Local;
        foreach (var part in RequestParts)
        {
            var at = path.IndexOf(part, StringComparison.Ordinal);
            if (at > 0 && (at + part.Length == path.Length || path[at + part.Length] == '.') && Requests.Contains(path[..at]))
                return Origin.Remote;
        }

        return null;
    }

    public static bool PassesOn(string path) => Passing.Contains(Last(path));

    public static bool IsNumber(string path) => Numeric.Contains(path) || (path.Contains('.', StringComparison.Ordinal) && Last(path) is "TryParse"
        or "GetHashCode" or "Count" or "Length" or "isdigit");

    public static Safe SafeFor(string path)
    {
        var last = Last(path);
        var safe = Safe.No;
        if (Shell.Contains(path) || Shell.Contains(last))
            safe |= Safe.Shell;
        if (Html.Contains(path) || Html.Contains(last))
            safe |= Safe.Html;
        if (PathName.Contains(path) || PathName.Contains(last))
            safe |= Safe.Path;
        return safe;
    }

    private static bool StartsWithAny(string path, FrozenSet<string> names)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
            if (names.Contains(path[..dot]))
                return true;
        return false;
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

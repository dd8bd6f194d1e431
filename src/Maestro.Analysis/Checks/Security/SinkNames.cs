using System.Collections.Frozen;
using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Names of calls that do something with what they are given that a plain value must not reach.</summary>
internal static class SinkNames
{
    public static readonly FrozenSet<string> Sql = Set(
        "execute executemany executescript executeQuery executeUpdate executeSql exec_driver_sql raw query queryRaw $queryRawUnsafe $executeRawUnsafe FromSqlRaw ExecuteSqlRaw ExecuteSqlRawAsync SqlQueryRaw "
        + "ExecuteSqlCommand SqlCommand NpgsqlCommand MySqlCommand SqliteCommand OracleCommand SqlDataAdapter Query QueryAsync QueryFirst QueryFirstAsync QueryFirstOrDefault QueryFirstOrDefaultAsync QuerySingle "
        + "QuerySingleAsync QueryRow QueryContext QueryRowContext Exec ExecContext ExecuteAsync Execute ExecuteScalar ExecuteScalarAsync ExecuteReader prepareStatement createQuery createNativeQuery prepare all get "
        + "run each exec text read_sql read_sql_query mysql_query mysqli_query pg_query Raw queryForObject queryForList batchUpdate sqlite3_exec sql_query RawSQL fetch fetchrow fetchval");

    private static readonly FrozenSet<string> Shells = Set(
        "os.system os.popen commands.getoutput subprocess.getoutput subprocess.getstatusoutput asyncio.create_subprocess_shell shell_exec passthru popen system execSync child_process.exec child_process.execSync "
        + "cp.exec cp.execSync shell.exec shelljs.exec proc_open");

    private static readonly FrozenSet<string> MaybeShell = Set("run call check_output check_call Popen spawn spawnSync execFile exec");

    private static readonly FrozenSet<string> Evaluators = Set(
        "eval exec compile Function vm.runInNewContext vm.runInThisContext vm.runInContext CSharpScript.EvaluateAsync CSharpScript.RunAsync ScriptEngine.eval");

    private static readonly FrozenSet<string> Templates = Set(
        "render_template_string Template jinja2.Template env.from_string Environment.from_string environment.from_string ejs.render ejs.compile Handlebars.compile pug.compile pug.render nunjucks.renderString "
        + "Engine.Razor.RunCompile _.template Template.Parse Mustache.render");

    private static readonly FrozenSet<string> Files = Set(
        "open send_file os.remove os.unlink shutil.rmtree File.ReadAllText File.ReadAllBytes File.ReadAllLines File.ReadAllTextAsync File.ReadAllBytesAsync File.OpenRead File.Open File.Delete File.WriteAllText "
        + "File.WriteAllBytes FileStream PhysicalFile StreamReader fs.readFile fs.readFileSync fs.createReadStream fs.writeFile fs.writeFileSync fs.unlink fs.unlinkSync fs.promises.readFile readFile readFileSync "
        + "createReadStream res.sendFile res.download os.Open os.ReadFile os.Create os.Remove ioutil.ReadFile http.ServeFile FileInputStream FileReader Files.readAllBytes Files.readString Files.newInputStream "
        + "file_get_contents fopen readfile include require unlink c.File");

    private static readonly FrozenSet<string> Clients = Set(
        "requests.get requests.post requests.put requests.delete requests.head requests.request requests.patch urllib.request.urlopen urlopen httpx.get httpx.post httpx.request fetch axios axios.get axios.post axios.request "
        + "got got.get http.get https.get http.request https.request needle needle.get needle.post request.get superagent.get client.GetAsync client.GetStringAsync httpClient.GetAsync httpClient.GetStringAsync _httpClient.GetAsync "
        + "_client.GetAsync http.GetAsync http.GetStringAsync _http.GetAsync client.PostAsync WebClient.DownloadString WebRequest.Create http.Get http.Post http.NewRequest URL restTemplate.getForObject curl_init "
        + "client.get session.get session.post");

    private static readonly FrozenSet<string> Redirections = Set("redirect flask.redirect HttpResponseRedirect RedirectResponse res.redirect response.redirect Redirect Results.Redirect http.Redirect c.Redirect response.sendRedirect");

    private static readonly FrozenSet<string> Readers = Set(
        "pickle.loads pickle.load cPickle.loads cPickle.load dill.loads dill.load cloudpickle.loads marshal.loads jsonpickle.decode shelve.open unserialize serialize.unserialize joblib.load torch.load yaml.unsafe_load");

    private static readonly FrozenSet<string> Markup = Set(
        "document.write document.writeln insertAdjacentHTML Markup markupsafe.Markup flask.Markup mark_safe SafeString Html.Raw HtmlString MarkupString template.HTML res.send res.end res.write response.write make_response "
        + "HttpResponse HTMLResponse Response.Write Results.Content Content fmt.Fprintf fmt.Fprint fmt.Fprintln io.WriteString w.Write html bypassSecurityTrustHtml println print write");

    private static readonly FrozenSet<string> Trusting = Set(
        "document.write document.writeln insertAdjacentHTML Markup markupsafe.Markup flask.Markup mark_safe SafeString Html.Raw HtmlString MarkupString template.HTML bypassSecurityTrustHtml");

    public static bool IsShell(CodeText code, CodeCall call, bool hasChildProcess)
    {
        if (Shells.Contains(call.Path) || Shells.Contains(call.Tail) || (call.Path == "exec" && hasChildProcess && code.IsScript)
            || (call.Path == "exec" && code.Language is "PHP"))
            return call.Path is not "system" and not "popen" || code.Language is "C" or "C++" or "PHP";
        if (MaybeShell.Contains(call.Name) && call.Named(code, "shell") is { } shell && code.IsAnyWord(shell.Start, ["True", "true"]))
            return true;
        return call.Tail is "exec.Command" or "Process.Start" or "ProcessStartInfo" or "ProcessBuilder" or "Command.new" or "exec.CommandContext"
            && StartsShell(code, call);
    }

    public static bool Evaluates(CodeText code, CodeCall call) =>
        Evaluators.Contains(call.Path) && (call.Path is not ("exec" or "compile") || code.IsPython) && (call.Path != "eval" || !code.Is(call.Start - 1, '.'))
            && (call.Path != "Function" || call.IsNew);

    public static bool IsTemplate(string path) => Templates.Contains(path);

    public static bool OpensFile(CodeCall call, CodeText code) =>
        (Files.Contains(call.Path) || Files.Contains(call.Tail)) && !(call.Path is "res.sendFile" or "res.download" && call.Named(code, "root") is not null)
            && (call.Path is not ("include" or "require" or "unlink") || code.Language is "PHP");

    /// <summary>In a browser and in Node an address that is taken apart is not asked.</summary>
    public static bool Requests(CodeText code, string path) => Clients.Contains(path) && (path != "URL" || !code.IsScript);

    public static bool Redirects(string path) => Redirections.Contains(path);

    public static bool Deserialises(string path) => Readers.Contains(path);

    public static bool WritesMarkup(CodeText code, string path) => (Markup.Contains(path) && (path != "Markup" || code.IsPython))
        || path.EndsWith(".insertAdjacentHTML", StringComparison.Ordinal) || path.EndsWith("getWriter.println", StringComparison.Ordinal);

    public static bool TrustsMarkup(string path) => Trusting.Contains(path) || path.EndsWith(".insertAdjacentHTML", StringComparison.Ordinal);

    /// <summary>Whether the program that is started is a shell that is told what to run.</summary>
    private static bool StartsShell(CodeText code, CodeCall call)
    {
        for (var i = call.Open + 1; i < call.Close; i++)
            if (code.IsText(i) && code.Slice(i) is "sh" or "bash" or "/bin/sh" or "/bin/bash" or "cmd" or "cmd.exe" or "powershell" or "powershell.exe"
                or "pwsh" or "/usr/bin/env")
                return true;
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

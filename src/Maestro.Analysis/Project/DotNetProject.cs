using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads solutions and project files of .NET.</summary>
internal static class DotNetProject
{
    private const int MostProjects = 80;

    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        string[] projects = [.. files.EndingWith("proj").Where(IsProject).Take(MostProjects)];
        string[] solutions = [.. files.EndingWith(".slnx"), .. files.EndingWith(".sln")];
        if (projects.Length == 0)
            return;
        var tests = new List<string>();
        var programs = new List<string>();
        foreach (var project in projects)
        {
            var text = files.Read(project);
            facts.Manifest(project, "NuGet", Attributes(text, "<PackageReference", "Include=\""));
            if (IsTestProject(project, text))
                tests.Add(project);
            if (text.Contains("Sdk=\"Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal))
                facts.Framework("ASP.NET Core");
            if (text.Contains("<UseWPF>true", StringComparison.OrdinalIgnoreCase))
                facts.Framework("WPF");
            var isAside = !ProjectFiles.IsOwn(project) || project.Contains("bench", StringComparison.OrdinalIgnoreCase);
            if (IsProgram(text) && !IsTestProject(project, text) && !isAside)
                programs.Add(project);
        }
        Commands(files, facts, Target(solutions, projects), tests, programs);
    }

    private static void Commands(ProjectFiles files, FactsDraft facts, (string Path, bool IsImplied) target, List<string> tests, List<string> programs)
    {
        var argument = target.IsImplied ? "" : " " + Quoted(target.Path);
        facts.Command(CommandPurpose.Build, "dotnet build" + argument, target.Path);
        // Without a solution the tests are a project of their own.
        var isAlone = target.Path.EndsWith("proj", StringComparison.Ordinal) && !tests.Contains(target.Path);
        foreach (var tested in isAlone ? tests.Take(3).Select(path => (path, false)) : tests.Count > 0 ? [target] : [])
            facts.Command(CommandPurpose.Test, Test(files, tested), tested.Item1);
        foreach (var program in programs.Take(3))
            facts.Command(CommandPurpose.Run, "dotnet run --project " + Quoted(program), program);
        if (files.Has(".editorconfig"))
            facts.Command(CommandPurpose.Format, "dotnet format" + argument, ".editorconfig");
        facts.Command(CommandPurpose.Install, "dotnet restore" + argument, target.Path);
    }

    // The Microsoft.Testing.Platform runner takes the solution as an option, the classic one as an argument.
    private static string Test(ProjectFiles files, (string Path, bool IsImplied) target)
    {
        if (target.IsImplied)
            return "dotnet test";
        var isPlatform = files.Has("global.json") && files.Read("global.json").Contains("Microsoft.Testing.Platform", StringComparison.Ordinal);
        if (!isPlatform)
            return "dotnet test " + Quoted(target.Path);
        return (target.Path.EndsWith("proj", StringComparison.Ordinal) ? "dotnet test --project " : "dotnet test --solution ") + Quoted(target.Path);
    }

    // At the root, one solution (or one project without any) needs no name.
    private static (string Path, bool IsImplied) Target(string[] solutions, string[] projects)
    {
        var inRoot = solutions.Concat(projects).Count(p => !p.Contains('/'));
        var path = solutions.OrderBy(ProjectFiles.Depth).FirstOrDefault()
            ?? projects.OrderBy(p => TestPaths.IsTest(p)).ThenBy(ProjectFiles.Depth).First();
        return (path, inRoot == 1 && !path.Contains('/'));
    }

    private static bool IsTestProject(string path, string text) =>
        text.Contains("Microsoft.NET.Test.Sdk", StringComparison.Ordinal) || text.Contains("\"xunit", StringComparison.Ordinal)
        || text.Contains("\"TUnit", StringComparison.Ordinal)
        || text.Contains("MSTest", StringComparison.Ordinal) || text.Contains("<IsTestProject>true", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith("Tests.csproj", StringComparison.Ordinal) || path.EndsWith(".Test.csproj", StringComparison.Ordinal);

    private static bool IsProject(string path) => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj";

    private static bool IsProgram(string text) =>
        text.Contains("<OutputType>Exe", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<OutputType>WinExe", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Sdk=\"Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal)
        || text.Contains("Sdk=\"Microsoft.NET.Sdk.Worker\"", StringComparison.Ordinal);

    private static List<string> Attributes(string text, string element, string attribute)
    {
        var values = new List<string>();
        for (var at = text.IndexOf(element, StringComparison.Ordinal); at >= 0; at = text.IndexOf(element, at + 1, StringComparison.Ordinal))
        {
            var start = text.IndexOf(attribute, at, StringComparison.Ordinal);
            var close = text.IndexOf('>', at);
            if (start < 0 || start > close)
                continue;
            start += attribute.Length;
            var end = text.IndexOf('"', start);
            if (end > start)
                values.Add(text[start..end]);
        }
        return values;
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}

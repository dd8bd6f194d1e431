using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads Maven and Gradle builds; the repository's own wrapper comes before an installed program.</summary>
internal static class JvmProject
{
    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        // A build.gradle alone may serve one platform of a project in another language.
        if (!files.Paths.Any(p => p.EndsWith(".java", StringComparison.Ordinal) || p.EndsWith(".kt", StringComparison.Ordinal)
            || p.EndsWith(".scala", StringComparison.Ordinal) || p.EndsWith(".groovy", StringComparison.Ordinal)))
            return;
        foreach (var path in files.Named("pom.xml").Take(40))
            facts.Manifest(path, "Maven", Between(files.Read(path), "<dependency>", "<artifactId>", "</artifactId>"));
        string[] builds = [.. files.Named("build.gradle.kts").Concat(files.Named("build.gradle")).OrderBy(ProjectFiles.Depth).Take(40)];
        foreach (var path in builds)
            facts.Manifest(path, "Maven", GradleDependencies(files.Read(path)));
        if (files.Named("pom.xml") is [var pom, ..])
            Maven(files, facts, pom);
        var settings = files.Named("settings.gradle.kts").Concat(files.Named("settings.gradle")).Concat(builds).OrderBy(ProjectFiles.Depth).FirstOrDefault();
        if (settings is not null)
            Gradle(files, facts, settings, builds);
    }

    private static void Maven(ProjectFiles files, FactsDraft facts, string pom)
    {
        var maven = (files.Has("mvnw") ? "./mvnw" : "mvn") + (pom.Contains('/') ? $" -f {pom}" : "");
        facts.Command(CommandPurpose.Build, $"{maven} compile", pom);
        facts.Command(CommandPurpose.Test, $"{maven} test", pom);
        if (files.Read(pom).Contains("spring-boot-maven-plugin", StringComparison.Ordinal))
            facts.Command(CommandPurpose.Run, $"{maven} spring-boot:run", pom);
    }

    private static void Gradle(ProjectFiles files, FactsDraft facts, string settings, string[] builds)
    {
        var folder = ProjectFiles.Folder(settings);
        var hasWrapper = files.Has(ProjectFiles.Beside(settings, "gradlew"));
        var gradle = !hasWrapper ? "gradle" : folder.Length == 0 ? "./gradlew" : $"./{folder}/gradlew";
        gradle += folder.Length == 0 ? "" : $" -p {folder}";
        facts.Command(CommandPurpose.Build, $"{gradle} assemble", settings);
        facts.Command(CommandPurpose.Test, $"{gradle} test", settings);
        foreach (var build in builds)
        {
            var text = files.Read(build);
            if (text.Contains("org.springframework.boot", StringComparison.Ordinal))
                facts.Command(CommandPurpose.Run, $"{gradle} bootRun", build);
            else if (text.Contains("id 'application'", StringComparison.Ordinal) || text.Contains("\n    application", StringComparison.Ordinal))
                facts.Command(CommandPurpose.Run, $"{gradle} run", build);
        }
    }

    private static IEnumerable<string> Between(string text, string after, string open, string close)
    {
        for (var at = text.IndexOf(after, StringComparison.Ordinal); at >= 0; at = text.IndexOf(after, at + 1, StringComparison.Ordinal))
        {
            var start = text.IndexOf(open, at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf(close, start, StringComparison.Ordinal);
            if (end < 0)
                yield break;
            if (text[start + open.Length] != '$')
                yield return text[(start + open.Length)..end].Trim();
        }
    }

    // implementation("group:name:version")
    private static IEnumerable<string> GradleDependencies(string text)
    {
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("implementation", StringComparison.Ordinal) || line.StartsWith("api", StringComparison.Ordinal)
                || line.StartsWith("testImplementation", StringComparison.Ordinal) || line.StartsWith("compileOnly", StringComparison.Ordinal))
            {
                var name = TomlLines.Texts(line).FirstOrDefault(t => t.Contains(':', StringComparison.Ordinal) && !t.StartsWith(':'));
                if (name is not null)
                    yield return string.Join(':', name.Split(':').Take(2));
            }
        }
    }
}

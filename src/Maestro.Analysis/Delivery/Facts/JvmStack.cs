using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A program of Java or Kotlin, as Maven or Gradle tell.</summary>
internal static partial class JvmStack
{
    private const string Usual = "21";
    private static readonly string[] Gradle = ["build.gradle.kts", "build.gradle"];

    public static Stack? Read(StackSources sources, string folder)
    {
        var isMaven = sources.Has(folder, "pom.xml");
        var build = isMaven ? "pom.xml" : Array.Find(Gradle, name => sources.Has(folder, name));
        if (build is null)
            return null;
        var text = sources.Text(folder, build);
        var named = Version().Match(text);
        var version = named.Success ? named.Groups["version"].Value : Usual;
        var hasWrapper = sources.Has(folder, isMaven ? "mvnw" : "gradlew");
        var tool = isMaven ? hasWrapper ? "./mvnw" : "mvn" : hasWrapper ? "./gradlew" : "gradle";
        var isSpring = text.Contains("org.springframework.boot", StringComparison.Ordinal);
        var port = isSpring
            ? sources.PortIn(folder, ".properties", ".yml", ".yaml") ?? new ListeningPort(8080, "Spring Boot listens there by itself", 0)
            : sources.PortIn(folder, ".java", ".kt");
        var runs = isSpring || text.Contains("mainClass", StringComparison.Ordinal) || text.Contains("application", StringComparison.Ordinal);
        var checks = sources.Commands(tool);
        return new Stack("Java", folder, version, named.Success ? $"{named.Value.Trim()} in {DeliveryTree.Joined(folder, build)}" : "nothing names a version, so the long-term one is used")
        {
            Dockerfile = !runs ? null : !isMaven && !isSpring && IsApplication(text) ? Application(sources, folder, version, tool, port)
                : Text(sources, folder, version, tool, isMaven, isSpring, port),
            Ignored = isMaven ? ["target"] : ["build", ".gradle"],
            Start = !runs ? null : isSpring ? $"the Spring Boot jar of {build}" : IsApplication(text) ? $"the application of {build}" : $"the jar of {build}",
            Port = runs ? port : null,
            GitHubSetup = ["- uses: actions/setup-java@v4", "  with:", "    distribution: temurin", $"    java-version: \"{version}\"", $"    cache: {(isMaven ? "maven" : "gradle")}"],
            PipelineImage = hasWrapper ? $"eclipse-temurin:{version}-jdk" : isMaven ? $"maven:3.9-eclipse-temurin-{version}" : $"gradle:8-jdk{version}",
            Checks = [.. checks.Where(command => command.Purpose is CommandPurpose.Test or CommandPurpose.Lint).DefaultIfEmpty(checks.Count > 0 ? checks[0] : null).OfType<ProjectCommand>()],
            Notes = isSpring || !runs || IsApplication(text) ? [] : ["the jar must name its main class and hold its dependencies for `java -jar`"],
        };
    }

    private static bool IsApplication(string build) => ApplicationPlugin().IsMatch(build);

    /// <summary>Gradle's own distribution: a script that starts the program, and the jars that it needs.</summary>
    private static string Application(StackSources sources, string folder, string version, string tool, ListeningPort? port)
    {
        var settings = sources.Text(folder, "settings.gradle.kts") + sources.Text(folder, "settings.gradle");
        // Without a name the project is called as the folder that it is built in.
        var name = RootName().Match(settings) is { Success: true } named ? named.Groups["name"].Value : "src";
        List<string> docker =
        [
            $"FROM {First(tool, version)} AS build", "WORKDIR /src", .. GradlePackages(sources, folder, tool), "COPY . .", $"RUN {tool} --no-daemon installDist", "",
            $"FROM eclipse-temurin:{version}-jre", "RUN useradd --system app", $"COPY --from=build /src/build/install/{name} /opt/{name}", "USER app",
        ];
        if (port is not null)
            docker.Add($"EXPOSE {port.Port}");
        docker.Add($"ENTRYPOINT [\"/opt/{name}/bin/{name}\"]");
        return string.Join('\n', docker) + "\n";
    }

    private static string First(string tool, string version) => tool switch
    {
        "mvn" => $"maven:3.9-eclipse-temurin-{version}",
        "gradle" => $"gradle:8-jdk{version}",
        _ => $"eclipse-temurin:{version}-jdk",
    };

    /// <summary>The packages of a project of one part, brought before any code is copied.</summary>
    private static IEnumerable<string> GradlePackages(StackSources sources, string folder, string tool)
    {
        if (!tool.EndsWith("gradlew", StringComparison.Ordinal) || sources.Text(folder, "settings.gradle.kts").Contains("include", StringComparison.Ordinal)
            || sources.Text(folder, "settings.gradle").Contains("include", StringComparison.Ordinal))
            return [];
        var files = sources.Present(folder, "gradlew", "build.gradle.kts", "build.gradle", "settings.gradle.kts", "settings.gradle", "gradle.properties");
        return [$"COPY {string.Join(' ', files)} ./", "COPY gradle gradle", $"RUN {tool} --no-daemon -q dependencies"];
    }

    private static string Text(StackSources sources, string folder, string version, string tool, bool isMaven, bool isSpring, ListeningPort? port)
    {
        List<string> docker = [$"FROM {First(tool, version)} AS build", "WORKDIR /src", .. isMaven ? [] : GradlePackages(sources, folder, tool)];
        if (isMaven)
            docker.AddRange(sources.Has(folder, "mvnw") ? ["COPY mvnw pom.xml ./", "COPY .mvn .mvn", $"RUN {tool} -q -B dependency:go-offline"] : ["COPY pom.xml ./", $"RUN {tool} -q -B dependency:go-offline"]);
        docker.Add("COPY . .");
        var (command, jars) = isMaven ? ($"{tool} -B package -DskipTests", "target") : isSpring ? ($"{tool} --no-daemon bootJar", "build/libs") : ($"{tool} --no-daemon assemble", "build/libs");
        docker.AddRange([$"RUN {command} && rm -f {jars}/*-plain.jar {jars}/*-sources.jar && cp {jars}/*.jar /app.jar", "", $"FROM eclipse-temurin:{version}-jre", "RUN useradd --system app", "COPY --from=build /app.jar /app.jar", "USER app"]);
        if (port is not null)
            docker.Add($"EXPOSE {port.Port}");
        docker.Add("ENTRYPOINT [\"java\", \"-jar\", \"/app.jar\"]");
        return string.Join('\n', docker) + "\n";
    }

    [GeneratedRegex(@"^\s*(?:`?application`?\s*$|id\s*\(?['""]application['""]|apply plugin:\s*['""]application['""])|\{\s*`?application`?\s*\}", RegexOptions.Multiline)]
    private static partial Regex ApplicationPlugin();

    [GeneratedRegex(@"rootProject\.name\s*=\s*['""](?<name>[\w.-]+)['""]")]
    private static partial Regex RootName();

    [GeneratedRegex(@"<java\.version>(?<version>\d+)<|<maven\.compiler\.(?:release|target)>(?<version>\d+)<|JavaLanguageVersion\.of\((?<version>\d+)\)|jvmToolchain\((?<version>\d+)\)|sourceCompatibility\s*=\s*(?:JavaVersion\.VERSION_|['""]?)(?<version>\d+)")]
    private static partial Regex Version();
}

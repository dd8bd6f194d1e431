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
        var port = isSpring ? sources.PortIn(folder, ".properties", ".yml", ".yaml") ?? new ListeningPort(8080, "Spring Boot listens there by itself", 0) : sources.PortIn(folder, ".java", ".kt");
        var runs = isSpring || text.Contains("mainClass", StringComparison.Ordinal) || text.Contains("application", StringComparison.Ordinal);
        var checks = sources.Commands(tool);
        return new Stack("Java", folder, version, named.Success ? $"{named.Value.Trim()} in {DeliveryTree.Joined(folder, build)}" : "nothing names a version, so the long-term one is used")
        {
            Dockerfile = runs ? Text(sources, folder, version, tool, isMaven, isSpring, port) : null,
            Ignored = isMaven ? ["target"] : ["build", ".gradle"],
            Start = runs ? isSpring ? $"the Spring Boot jar of {build}" : $"the jar of {build}" : null,
            Port = runs ? port : null,
            GitHubSetup = ["- uses: actions/setup-java@v4", "  with:", "    distribution: temurin", $"    java-version: \"{version}\"", $"    cache: {(isMaven ? "maven" : "gradle")}"],
            PipelineImage = hasWrapper ? $"eclipse-temurin:{version}-jdk" : isMaven ? $"maven:3.9-eclipse-temurin-{version}" : $"gradle:8-jdk{version}",
            Checks = [.. checks.Where(command => command.Purpose is CommandPurpose.Test or CommandPurpose.Lint).DefaultIfEmpty(checks.Count > 0 ? checks[0] : null).OfType<ProjectCommand>()],
            Notes = isSpring || !runs ? [] : ["the jar must name its main class and hold its dependencies for `java -jar`"],
        };
    }

    private static string Text(StackSources sources, string folder, string version, string tool, bool isMaven, bool isSpring, ListeningPort? port)
    {
        var first = tool switch { "mvn" => $"maven:3.9-eclipse-temurin-{version}", "gradle" => $"gradle:8-jdk{version}", _ => $"eclipse-temurin:{version}-jdk" };
        List<string> docker = [$"FROM {first} AS build", "WORKDIR /src"];
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

    [GeneratedRegex(@"<java\.version>(?<version>\d+)<|<maven\.compiler\.(?:release|target)>(?<version>\d+)<|JavaLanguageVersion\.of\((?<version>\d+)\)|jvmToolchain\((?<version>\d+)\)|sourceCompatibility\s*=\s*(?:JavaVersion\.VERSION_|['""]?)(?<version>\d+)")]
    private static partial Regex Version();
}

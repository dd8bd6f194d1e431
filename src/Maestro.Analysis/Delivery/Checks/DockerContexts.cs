using Maestro.Analysis.Yaml;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>From which folders a Dockerfile may be built: those that compose files name for it, else its own and the root.</summary>
internal static class DockerContexts
{
    public static List<string> Of(string dockerfile, DeliveryTree tree)
    {
        var named = new List<string>();
        foreach (var path in tree.Paths.Where(path => DeliveryKinds.Of(path, "") is DeliveryKind.Compose))
            if (tree.Read(path) is { } text)
                named.AddRange(YamlFile.Read(text).First["services"].Entries.Select(service => Build(service.Value["build"], DeliveryTree.FolderOf(path)))
                    .Where(build => build.Dockerfile == dockerfile).Select(build => build.Context));
        var folder = DeliveryTree.FolderOf(dockerfile);
        return named.Count > 0 ? [.. named.Distinct()] : folder.Length == 0 ? [""] : [folder, ""];
    }

    /// <summary>The build context and the Dockerfile that a service names, from the root.</summary>
    public static (string Context, string Dockerfile) Build(YamlNode build, string folder)
    {
        var context = DeliveryTree.Joined(folder, build.Text ?? build["context"].Text ?? ".");
        return build.IsThere ? (context, DeliveryTree.Joined(context, build["dockerfile"].Text ?? "Dockerfile")) : ("", "");
    }
}

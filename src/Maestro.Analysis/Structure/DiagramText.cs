using System.Globalization;
using System.Text;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Structure;

/// <summary>Draws a component graph as text by layers, and as the source of a Mermaid flowchart.</summary>
internal static class DiagramText
{
    private const int MostTargets = 8;

    public static ArchitectureDiagram Of(ArchitectureFacts facts) => new(Plain(facts), Mermaid(facts));

    private static string Plain(ArchitectureFacts facts)
    {
        var text = new StringBuilder();
        foreach (var layer in facts.Components.GroupBy(component => component.Layer))
        {
            text.Append(CultureInfo.InvariantCulture, $"layer {layer.Key}\n");
            foreach (var component in layer)
            {
                var files = component.Files == 1 ? "" : $"{component.Files} files, ";
                text.Append(CultureInfo.InvariantCulture,
                    $"{(IsSubject(facts, component.Name) ? " * " : "   ")}{component.Name} ({files}{Lines(component)})\n");
                var targets = facts.Dependencies.Where(edge => edge.From == component.Name).OrderByDescending(edge => edge.Imports).ToList();
                if (targets.Count > 0)
                    text.Append(CultureInfo.InvariantCulture,
                        $"       → {string.Join(", ", targets.Take(MostTargets).Select(edge => Target(facts, edge)))}{More(targets.Count)}\n");
            }
        }

        if (facts.Components.Any(component => IsSubject(facts, component.Name)))
            text.Append(" * what the request is about\n");
        return text.ToString();
    }

    private static string Lines(Component component) => component.Lines == 1 ? "1 line" : $"{component.Lines} lines";

    private static string Target(ArchitectureFacts facts, ComponentDependency edge) => $"{edge.To} {edge.Imports}{(IsInCircle(facts, edge) ? " ↺" : "")}";

    private static string More(int targets) => targets > MostTargets ? $" and {targets - MostTargets} more" : "";

    private static string Mermaid(ArchitectureFacts facts)
    {
        var ids = facts.Components.Select((component, i) => (component.Name, Id: $"c{i + 1}")).ToDictionary(pair => pair.Name, pair => pair.Id,
            StringComparer.Ordinal);
        var text = new StringBuilder("flowchart TD\n");
        foreach (var component in facts.Components)
            text.Append(CultureInfo.InvariantCulture,
                $"  {ids[component.Name]}[\"{Label(component.Name)}<br/>{(component.Files == 1 ? Lines(component) : $"{component.Files} files")}\"]\n");
        foreach (var edge in facts.Dependencies)
            text.Append(CultureInfo.InvariantCulture, $"  {ids[edge.From]} {(IsInCircle(facts, edge) ? "-.->" : "-->")}|{edge.Imports}| {ids[edge.To]}\n");
        var asked = facts.Components.Where(component => IsSubject(facts, component.Name)).Select(component => ids[component.Name]).ToList();
        if (asked.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"  classDef asked stroke-width:3px\n  class {string.Join(',', asked)} asked\n");
        return text.ToString();
    }

    /// <summary>Without any character that ends a label or begins something else in it.</summary>
    private static string Label(string name)
    {
        var label = new StringBuilder();
        foreach (var c in name)
            label.Append(c switch
            {
                '"' => "#quot;",
                '#' => "#35;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '`' => "#96;",
                '\\' => "#92;",
                < ' ' => " ",
                _ => $"{c}"
            });
        return label.ToString();
    }

    private static bool IsInCircle(ArchitectureFacts facts, ComponentDependency edge) =>
        facts.Cycles.Any(cycle => cycle.Components.Contains(edge.From) && cycle.Components.Contains(edge.To));

    private static bool IsSubject(ArchitectureFacts facts, string component) => facts.Subjects.Any(subject => subject.Component == component);
}

using System.Text;
using Maestro.Analysis.Delivery.Facts;

namespace Maestro.Analysis.Delivery.Drafts;

/// <summary>A compose file: the program, and the servers that its dependencies tell of.</summary>
internal static class ComposeDraft
{
    public static DraftedFile Of(DeliveryFacts facts, Stack stack)
    {
        var text = new StringBuilder("services:\n");
        text.Append(Invariant($"  {facts.Name}:\n    build: {(stack.Folder.Length == 0 ? "." : $"./{stack.Folder}")}\n    restart: unless-stopped\n"));
        if (stack.Port is { } port)
            text.Append(Invariant($"    ports:\n      - \"{port.Port}:{port.Port}\"\n"));
        var variables = Variables(facts);
        if (variables.Count > 0)
            text.Append("    environment:\n").AppendJoin("", variables.Select(variable => $"      {variable.Name}: {variable.Value}\n"));
        if (facts.Services.Count > 0)
            text.Append("    depends_on:\n").AppendJoin("", facts.Services.Select(service => $"      {service.Name}:\n        condition: service_healthy\n"));
        foreach (var service in facts.Services)
            Service(text, service);
        if (facts.Services.Count > 0)
            text.Append("\nvolumes:\n").AppendJoin("", facts.Services.Select(service => $"  {service.Name}-data:\n"));
        var beside = facts.Services.Count == 0
            ? "no server beside it: no dependency tells of one"
            : $"with {string.Join(" and ", facts.Services.Select(service => $"{service.Name} ({service.Package})"))}";
        return new("compose.yaml", DeliveryKind.Compose, text.ToString(), $"the program from its Dockerfile, {beside}");
    }

    /// <summary>What the code reads from the environment: an address of a server beside it where the name tells, else what the person's .env says.</summary>
    private static List<(string Name, string Value)> Variables(DeliveryFacts facts) =>
        [.. facts.Variables.Where(variable => variable.Name is not ("PORT" or "HOST")).Select(variable => (variable.Name, Url(facts, variable.Name) is { } url ? $"\"{url}\"" : $"${{{variable.Name}:-}}"))];

    private static string? Url(DeliveryFacts facts, string name)
    {
        if (!name.EndsWith("URL", StringComparison.Ordinal) && !name.EndsWith("URI", StringComparison.Ordinal)
            && !name.EndsWith("DSN", StringComparison.Ordinal))
            return null;
        var databases = facts.Services.Where(service => service.Name is not "redis").ToList();
        return name switch
        {
            _ when name.Contains("REDIS", StringComparison.Ordinal) => facts.Services.FirstOrDefault(service => service.Name == "redis")?.Url,
            _ when name.Contains("MONGO", StringComparison.Ordinal) => facts.Services.FirstOrDefault(service => service.Name == "mongo")?.Url,
            _ when name.Contains("DATABASE", StringComparison.Ordinal) || name.Contains("DB", StringComparison.Ordinal)
                || name.Contains("POSTGRES", StringComparison.Ordinal) => databases.FirstOrDefault()?.Url,
            _ => null,
        };
    }

    private static void Service(StringBuilder text, NeededServer service)
    {
        text.Append(Invariant($"\n  {service.Name}:\n    image: {service.Image}\n    restart: unless-stopped\n"));
        if (service.Environment.Count > 0)
            text.Append("    environment:\n").AppendJoin("", service.Environment.Select(pair => $"      {pair.Name}: {pair.Value}\n"));
        text.Append(Invariant($"    volumes:\n      - {service.Name}-data:{service.Data}\n"));
        text.Append(Invariant($"    healthcheck:\n      test: {StackSources.Json(service.Check)}\n      interval: 10s\n      timeout: 5s\n      retries: 5\n"));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

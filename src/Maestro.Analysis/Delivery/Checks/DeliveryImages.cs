namespace Maestro.Analysis.Delivery.Checks;

/// <summary>What the name of an image tells.</summary>
internal static class DeliveryImages
{
    private static readonly string[] Databases = ["postgres", "mysql", "mariadb", "mongo", "redis", "valkey", "mssql", "server", "elasticsearch", "postgis"];

    /// <summary>Without a version, or with one that moves.</summary>
    public static bool IsLoose(string image) =>
        !image.AsSpan().ContainsAny("$@{<") && image[(image.LastIndexOf('/') + 1)..] is var name
        && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));

    public static bool IsDatabase(string? image) =>
        image?.Split('@')[0] is { } plain && plain[(plain.LastIndexOf('/') + 1)..].Split(':')[0] is var name
        && Array.Exists(Databases, known => name == known && (known != "server" || plain.Contains("mssql", StringComparison.Ordinal)));
}

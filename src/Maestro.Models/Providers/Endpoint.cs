namespace Maestro.Models.Providers;

/// <summary>The wires that a base URL asks for by ending with the name of their endpoint.</summary>
internal static class Endpoint
{
    public const string Responses = "/responses";
    public const string TextGeneration = "/generate_stream";
    public const string Interactions = "/interactions";

    public static bool Is(Uri baseUrl, string endpoint) => baseUrl.AbsolutePath.TrimEnd('/').EndsWith(endpoint, StringComparison.Ordinal);

    /// <summary>The address without a slash at its end and without an endpoint: where the other endpoints of the server are.</summary>
    public static string Root(string address)
    {
        var root = address.TrimEnd('/');
        foreach (var endpoint in (ReadOnlySpan<string>)[Responses, TextGeneration, Interactions])
            if (root.EndsWith(endpoint, StringComparison.Ordinal))
                return root[..^endpoint.Length];
        return root;
    }
}

using Maestro.Core.Models;

namespace Maestro.Models.Middleware;

/// <summary>Failures as reasons inside a sentence.</summary>
internal static class Reasons
{
    /// <summary>The message without a full stop, and without the provider's name where it is said beside it.</summary>
    public static string Of(ModelException failure, string provider)
    {
        var text = failure.Message.TrimEnd('.');
        if (!text.StartsWith(provider, StringComparison.Ordinal))
            return text;
        var rest = text[provider.Length..];
        return rest.StartsWith(": ", StringComparison.Ordinal) ? rest[2..] : rest.StartsWith(' ') ? rest[1..] : text;
    }
}

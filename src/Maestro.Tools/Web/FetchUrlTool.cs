using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Web;

/// <summary>Reads a page from the web as text.</summary>
internal sealed class FetchUrlTool : ITool
{
    private const int MostCharacters = 30_000;
    private readonly WebPages pages = new();

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(FetchUrlTool), "fetch_url", """{"url":{"type":"string"},"from":{"type":"integer","description":"The character to go on from; 0 by default."}}""", "url");

    public string Display(JsonElement arguments) => $"fetch {PlainText.Clean(Address(arguments).AbsoluteUri)}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd)
    {
        var address = Address(arguments);
        return [new Access(AccessKind.Fetch, address.AbsoluteUri) { IsLocal = WebPages.IsLocal(address) }];
    }

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var text = await pages.ReadAsync(Address(arguments), context.Judged.Any(judged => judged.IsLocal), cancellationToken);
        var from = Math.Clamp(new Arguments(arguments).Number("from") ?? 0, 0, text.Length);
        var end = Math.Min(text.Length, from + MostCharacters);
        if (text.Length == 0)
            return new ToolOutcome("The page has no text.");
        return new ToolOutcome(end < text.Length ? $"{text[from..end]}\n(cut: {text.Length} characters in all; go on with \"from\": {end})" : text[from..]);
    }

    private static Uri Address(JsonElement arguments)
    {
        var text = new Arguments(arguments).Required("url");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ToolException($"'{text}' is no address of a page; it begins with https:// or http://.");
        return address.UserInfo.Length == 0 ? address : throw new ToolException("An address with a name and password in it is not fetched.");
    }
}

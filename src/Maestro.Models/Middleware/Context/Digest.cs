using System.Globalization;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>What old turns said and did, an entry each: it stands behind the request, in the same message, since some wires
/// take no two of the person in a row.</summary>
internal sealed class Digest
{
    private const string Open = "\n\n<earlier>\nWhat was said and done before, summed up so that the conversation fits. Call the tools again for what is needed of it.\n";
    private const string Close = "\n</earlier>";
    private const string LeftOut = "- (older entries are left out)";
    private const int MostCharacters = 12_000;
    private const int MostOfPerson = 1_000;
    private const int MostOfModel = 300;
    private const int MostOfCall = 160;
    private readonly List<string> entries = [];

    /// <summary>Goes on with the digest that the request carries already, if any.</summary>
    public Digest(ChatMessage request)
    {
        if (request.Contents.OfType<TextContent>().FirstOrDefault(IsDigest) is { } earlier)
            entries.AddRange(earlier.Text[Open.Length..^Close.Length].Split('\n'));
    }

    public void Add(IReadOnlyList<ChatMessage> turn)
    {
        var results = turn.SelectMany(message => message.Contents).OfType<FunctionResultContent>().ToList();
        foreach (var message in turn.Where(message => message.Role != ChatRole.Tool))
        {
            if (message.Text.Length > 0)
                entries.Add(message.Role == ChatRole.User ? $"- The person: {Shortened.Line(message.Text, MostOfPerson)}" : $"- You: {Shortened.Line(message.Text, MostOfModel)}");
            entries.AddRange(message.Contents.OfType<FunctionCallContent>().Select(call =>
                $"- You called {call.Name} {Shortened.Line(ToolArguments.ToJson(call).GetRawText(), MostOfCall)}: {Came(results.Find(result => result.CallId == call.CallId))}"));
        }

        if (entries.Sum(entry => entry.Length) <= MostCharacters)
            return;
        entries.Remove(LeftOut);
        while (entries.Count > 1 && entries.Sum(entry => entry.Length) > MostCharacters)
            entries.RemoveAt(0);
        entries.Insert(0, LeftOut);
    }

    /// <summary>The request with this digest; the same one when there is nothing to say.</summary>
    public ChatMessage AddTo(ChatMessage request)
    {
        if (entries.Count == 0)
            return request;
        var text = new TextContent($"{Open}{string.Join('\n', entries)}{Close}");
        return new ChatMessage(request.Role, [.. request.Contents.Where(content => content is not TextContent known || !IsDigest(known)), text])
        {
            AdditionalProperties = request.AdditionalProperties,
        };
    }

    private static bool IsDigest(TextContent content) =>
        content.Text.StartsWith(Open, StringComparison.Ordinal) && content.Text.EndsWith(Close, StringComparison.Ordinal);

    private static string Came(FunctionResultContent? result) => result?.Result?.ToString() is { Length: > 0 } text
        ? $"{text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters, {Shortened.Line(text, MostOfCall)}" : "nothing";
}

using System.Text;
using Maestro.Core.Tools;
using Maestro.Models.Http;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>How many tokens a request has: counted from its bytes, erring high, and corrected by what the provider counted before.</summary>
internal sealed class TokenEstimate
{
    /// <summary>Code has about 3 bytes a token, prose 4: fewer is safe.</summary>
    private const double BytesPerToken = 2.8;

    /// <summary>Above what the provider counted the last time, since the next request is another text.</summary>
    private const double Margin = 1.15;

    private const double LowestFactor = 0.5;
    private const double HighestFactor = 3;
    private const long FewestToLearnFrom = 500;
    private const int TokensPerMessage = 8;
    private long factor = BitConverter.DoubleToInt64Bits(1);

    /// <summary>True once a provider has counted a request of this kind.</summary>
    public bool IsLearnt => BitConverter.Int64BitsToDouble(Interlocked.Read(ref factor)) is not 1;

    public long Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        (long)(Raw(messages, options) * BitConverter.Int64BitsToDouble(Interlocked.Read(ref factor)));

    /// <summary>The provider counted a request.</summary>
    public void Learn(IReadOnlyList<ChatMessage> messages, ChatOptions? options, long counted)
    {
        if (Raw(messages, options) is var raw && raw >= FewestToLearnFrom && counted > 0)
            Interlocked.Exchange(ref factor, BitConverter.DoubleToInt64Bits(Math.Clamp(counted * Margin / raw, LowestFactor, HighestFactor)));
    }

    /// <summary>The estimate before anything was learnt.</summary>
    public static long Raw(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        (long)(Bytes(messages, options) / BytesPerToken) + ((long)TokensPerMessage * messages.Count);

    public static long Bytes(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => messages.Sum(Length) + Bytes(options?.Instructions)
        + (RequestParts.Form(options)?.GetRawText().Length ?? 0)
        + (options is null ? 0 : RequestParts.Tools(options).Sum(tool => Bytes(tool.Name) + Bytes(tool.Description) + tool.JsonSchema.GetRawText().Length));

    private static long Length(ChatMessage message) => message.Contents.Sum(content => content switch
    {
        TextContent text => Bytes(text.Text),
        TextReasoningContent reasoning => Bytes(reasoning.Text) + (reasoning.ProtectedData?.Length ?? 0),
        FunctionResultContent result => Bytes(result.Result?.ToString()),
        FunctionCallContent call => ToolArguments.ToJson(call).GetRawText().Length + Bytes(call.Name),
        _ => 0,
    });

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}

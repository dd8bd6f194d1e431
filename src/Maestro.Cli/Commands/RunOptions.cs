using Maestro.Core.Permissions;
using Maestro.Core.Results;

namespace Maestro.Cli.Commands;

/// <summary>How the events of a run are printed.</summary>
internal enum OutputFormat
{
    Text,
    Jsonl,
    Json,
    Sarif,
}

/// <summary>What the options of a run say; null leaves it to the settings.</summary>
internal sealed record RunOptions
{
    public string? Agent { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    public string? BaseUrl { get; init; }

    public OutputFormat Format { get; init; }

    public ApprovalMode Approve { get; init; }

    /// <summary>The work folder, absolute and there.</summary>
    public required string Cwd { get; init; }

    public float? Temperature { get; init; }

    public int? MaxTokens { get; init; }

    public TimeSpan? Timeout { get; init; }

    public decimal? BudgetUsd { get; init; }

    /// <summary>The form that the person wants the result to have.</summary>
    public ResultSchema? Schema { get; init; }

    /// <summary>The tape to write: every event and every exchange with a provider.</summary>
    public string? Record { get; init; }

    /// <summary>The tape that answers in place of a provider.</summary>
    public string? Tape { get; init; }

    public bool NoColor { get; init; }
}

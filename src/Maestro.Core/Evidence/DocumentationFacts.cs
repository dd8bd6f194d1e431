namespace Maestro.Core.Evidence;

/// <summary>What is written about a repository and how it fits the code.</summary>
/// <param name="Coverage">Null when there is no public symbol that could be documented.</param>
/// <param name="Documents">How many documents were read.</param>
/// <param name="Links">How many links of them were followed inside the repository.</param>
/// <param name="ExternalLinks">Addresses that documents name; they are listed and never opened.</param>
public sealed record DocumentationFacts(
    DocumentationCoverage? Coverage, IReadOnlyList<DocumentationGap> Gaps, IReadOnlyList<ExternalLink> ExternalLinks, int Documents, int Links)
{
    /// <summary>Files worked out from the facts alone, to be written or improved upon.</summary>
    public IReadOnlyList<DraftedFile>? Drafts { get; init; }

    /// <summary>Whether the request asks for something to be written.</summary>
    public bool Writes { get; init; }
}

/// <summary>How many public symbols have a documenting comment.</summary>
/// <param name="Public">Public types, functions and methods; not those that only pass on or replace what is documented elsewhere.</param>
/// <param name="Percent">Of 100, rounded down to a tenth.</param>
public sealed record DocumentationCoverage(int Documented, int Public, double Percent, IReadOnlyList<CoverageShare> Languages,
    IReadOnlyList<CoverageShare> Folders);

/// <summary>The coverage of a language or folder.</summary>
public sealed record CoverageShare(string Name, int Documented, int Public);

/// <summary>Something that is not documented, or a document that says what is not so.</summary>
/// <param name="Kind">Such as <c>undocumented</c>, <c>stale-parameter</c>, <c>broken-link</c>.</param>
/// <param name="Symbol">The name, link, path or flag that it is about, as it is written there.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Source"><c>static</c> when the analysis found it, <c>model</c> when a model did.</param>
public sealed record DocumentationGap(string Kind, string File, int Line, string? Symbol, string Message, string Fix, double Confidence,
    string Source = "static")
{
    /// <summary>What would take the place of <see cref="Symbol"/> on the line; null when that is not known for sure.</summary>
    public string? Replacement { get; init; }
}

/// <summary>An address outside of the repository with its first place.</summary>
public sealed record ExternalLink(string Url, string File, int Line);

/// <summary>A file as it could be written, with what is known alone.</summary>
/// <param name="Description">What it is, for a person.</param>
public sealed record DraftedFile(string Path, string Text, string Description);

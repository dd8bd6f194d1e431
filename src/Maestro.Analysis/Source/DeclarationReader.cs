namespace Maestro.Analysis.Source;

/// <summary>What a pair of braces encloses.</summary>
internal enum ScopeKind : byte
{
    /// <summary>A body or an initialiser, in which nothing is declared for others.</summary>
    Code,
    Namespace,
    Type,
    Interface,

    /// <summary>A type whose body starts with its values.</summary>
    Enumeration,
}

/// <summary>A pair of braces that is open.</summary>
internal readonly record struct Scope(ScopeKind Kind, string? Name = null, bool IsPublic = true)
{
    public bool Declares => Kind != ScopeKind.Code;
}

/// <summary>Reads declarations of a language with braces and semicolons from their heads.</summary>
internal abstract class DeclarationReader
{
    public abstract LexicalRules Rules { get; }

    /// <summary>Whether capitalised words are kept as mentions, which find the files that declare them.</summary>
    public virtual bool KeepsMentions => false;

    /// <summary>Declares what a head says that a brace follows, and tells what the brace opens.</summary>
    public abstract Scope Open(ReadOnlySpan<char> text, Head head, in Scope scope, Findings findings);

    /// <summary>Declares what a head says that ends in <paramref name="end"/>: a semicolon, <c>=</c>, or <c>&gt;</c> for an arrow.</summary>
    public abstract void Close(ReadOnlySpan<char> text, Head head, in Scope scope, char end, Findings findings);

    public virtual void Directive(ReadOnlySpan<char> line, int number, Findings findings)
    {
    }
}

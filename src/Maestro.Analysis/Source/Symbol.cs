namespace Maestro.Analysis.Source;

/// <summary>What a declared name stands for.</summary>
public enum SymbolKind
{
    Type,
    Function,
    Method,
    Property,
    Field,
    Constant,
    Namespace,
    Heading,
}

/// <summary>A name that a source file declares.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="IsPublic">Whether other files are meant to use it, by the rules of its language.</param>
/// <param name="Container">The type that it is declared in; null at the top level.</param>
public sealed record Symbol(string Name, SymbolKind Kind, int Line, bool IsPublic, string? Container = null);

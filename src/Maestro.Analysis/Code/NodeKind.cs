namespace Maestro.Analysis.Code;

/// <summary>What a piece of the outline of a file is.</summary>
internal enum NodeKind
{
    Root,
    Type,
    Function,

    /// <summary>A function without a name of its own, with a body in brackets.</summary>
    Lambda,
    If,
    Else,
    Loop,
    Switch,
    Case,
    Try,
    Catch,
    Block,
    Statement,
}

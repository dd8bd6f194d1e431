namespace Maestro.Analysis.Checks.Security;

/// <summary>Where a value comes from; the later, the less it can be trusted.</summary>
internal enum Origin
{
    /// <summary>Written in the code, or a number.</summary>
    Constant,
    Unknown,

    /// <summary>Given by the caller of the function.</summary>
    Parameter,

    /// <summary>Given by the person who runs the program.</summary>
    Local,

    /// <summary>Given by whoever sends a request.</summary>
    Remote,
}

/// <summary>What a value has been made safe for.</summary>
[Flags]
internal enum Safe
{
    No = 0,
    Shell = 1,
    Html = 2,
    Path = 4,
}

namespace Maestro.Models.Middleware.Schemas;

/// <summary>Whether a model has refused the form of a result; safe for use from several calls at once.</summary>
internal sealed class SchemaMemory
{
    private int refused;

    public bool IsRefused => Volatile.Read(ref refused) == 1;

    /// <summary>True for the first call that learnt it.</summary>
    public bool Remember() => Interlocked.Exchange(ref refused, 1) == 0;
}

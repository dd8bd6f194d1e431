namespace Maestro.Analysis.Source;

/// <summary>Gives equal names the same string, mostly: an index of 20,000 files repeats few names many times.</summary>
internal static class NamePool
{
    private const int Size = 1 << 14;

    [ThreadStatic]
    private static string?[]? s_names;

    public static string Share(ReadOnlySpan<char> name)
    {
        var names = s_names ??= new string?[Size];
        ref var slot = ref names[string.GetHashCode(name) & (Size - 1)];
        if (slot is null || !name.SequenceEqual(slot))
            slot = name.ToString();
        return slot;
    }
}

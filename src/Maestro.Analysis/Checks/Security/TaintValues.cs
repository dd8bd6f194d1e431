using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Security;

/// <summary>What the names inside a function stand for at one place.</summary>
internal sealed class TaintValues
{
    private readonly Dictionary<string, (TextPattern Value, CodeNode? Block)> values;

    public TaintValues() => values = new(StringComparer.Ordinal);

    private TaintValues(TaintValues other) => values = new(other.values, StringComparer.Ordinal);

    public TaintValues Copy() => new(this);

    public TextPattern? Of(string name) => values.TryGetValue(name, out var known) ? known.Value : null;

    /// <summary>A clean value in an inner block does not clean what an outer one has put there: the block may not be run.</summary>
    public void Set(string name, TextPattern value, CodeNode? block)
    {
        if (values.TryGetValue(name, out var known) && known.Value.Worst(Safe.No) > value.Worst(Safe.No) && known.Block != block
            && !IsAround(block, known.Block))
            return;
        values[name] = (value, block);
    }

    /// <summary>The name has been checked against what is allowed.</summary>
    public void Clear(string name, CodeNode? block) => values[name] = (TextPattern.Constant, block);

    private static bool IsAround(CodeNode? outer, CodeNode? inner)
    {
        for (var at = inner; at is not null; at = at.Parent)
            if (at == outer)
                return true;
        return false;
    }
}

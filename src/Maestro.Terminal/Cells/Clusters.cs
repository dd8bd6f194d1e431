using System.Buffers;
using System.Text;
using Maestro.Presentation.Text;

namespace Maestro.Terminal.Cells;

/// <summary>Cuts text into the clusters that take a cell or two; what takes none, and control characters, are left out.</summary>
internal ref struct Clusters(ReadOnlySpan<char> text)
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 127).Select(code => ((char)code).ToString())];

    /// <summary>Shown for half a surrogate pair, as a broken stream leaves it.</summary>
    private const string HalfPair = "\ufffd";

    private ReadOnlySpan<char> rest = text;

    public string Current { get; private set; } = "";

    public int Width { get; private set; }

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            var length = rest.Length > 1 && rest[0] < 0x7f && rest[1] < 0x7f ? 1 : System.Globalization.StringInfo.GetNextTextElementLength(rest);
            var cluster = rest[..length];
            rest = rest[length..];
            if (Rune.DecodeFromUtf16(cluster, out _, out _) is not OperationStatus.Done)
                cluster = HalfPair;
            if (cluster[0] is < ' ' or (>= '\u007f' and <= '\u009f'))
                continue;
            Width = length == 1 && cluster[0] < 0x7f ? 1 : Math.Min(2, CellWidth.OfCluster(cluster));
            if (Width == 0)
                continue;
            Current = length == 1 && cluster[0] < 0x7f ? Ascii[cluster[0]] : cluster.ToString();
            return true;
        }

        return false;
    }
}

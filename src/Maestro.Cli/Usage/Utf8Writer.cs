using System.Text;
using Maestro.Cli.Run;

namespace Maestro.Cli.Usage;

/// <summary>Lets the command line library write to our streams.</summary>
internal sealed class Utf8Writer(Utf8Output output) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => output.Write([value]);

    public override void Write(string? value) => output.Write(value);

    public override void Write(ReadOnlySpan<char> buffer) => output.Write(buffer);

    public override void Write(char[] buffer, int index, int count) => output.Write(buffer.AsSpan(index, count));

    public override void Flush() => output.Flush();
}

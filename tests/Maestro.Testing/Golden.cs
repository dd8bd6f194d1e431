using System.Runtime.CompilerServices;

namespace Maestro.Testing;

/// <summary>Compares text with a file kept beside the test; <c>MAESTRO_GOLDEN=write</c> writes it anew.</summary>
public static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name + ".txt");
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("MAESTRO_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        var expected = File.ReadAllText(path);
        if (expected != actual)
            throw new GoldenMismatchException($"{name} differs from {path}.\nExpected:\n{expected}\nActual:\n{actual}");
    }
}

/// <summary>Text is not as the golden file says.</summary>
public sealed class GoldenMismatchException(string message) : Exception(message);

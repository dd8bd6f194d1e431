using System.Globalization;

namespace Maestro.ScreenBench;

/// <summary>What a process has used, as the kernel counts it.</summary>
/// <param name="Cpu">In milliseconds, of the threads that live.</param>
/// <param name="Memory">Resident now, in MiB.</param>
/// <param name="MostMemory">The most that was resident so far, in MiB.</param>
internal sealed record Usage(double Cpu, double Memory, double MostMemory)
{
    public static Usage Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new Usage(Cpus(process), Line(status, "VmRSS:"), Line(status, "VmHWM:"));
    }

    private static double Cpus(int process) => Directory.GetDirectories($"/proc/{process}/task").Sum(thread =>
    {
        try
        {
            return double.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return 0;
        }
    });

    private static double Line(string[] status, string name) =>
        double.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].TrimStart(':'), CultureInfo.InvariantCulture) / 1024;
}

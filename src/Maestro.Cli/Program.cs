using Maestro.Cli;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;
using Maestro.Tools.Shell.Holding;

if (args is ["--version"])
{
    using var stdout = new StandardStream(StandardStream.Output);
    stdout.Write("maestro "u8);
    stdout.Write(System.Text.Encoding.ASCII.GetBytes(ProductVersion.Text + "\n"));
    return 0;
}

if (args is [HeldCommand.Name, .. var held])
    return HeldCommand.Run(held);

return await CommandLine.RunAsync(args, Surroundings.OfProcess());

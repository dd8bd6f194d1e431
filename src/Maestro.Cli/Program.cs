using Maestro.Cli;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;

if (args is ["--version"])
{
    using var stdout = new StandardStream(StandardStream.Output);
    stdout.Write("maestro "u8);
    stdout.Write(System.Text.Encoding.ASCII.GetBytes(ProductVersion.Text + "\n"));
    return 0;
}

return await CommandLine.RunAsync(args, Surroundings.OfProcess());

using System.Globalization;
using Maestro.StreamBench;

switch (args)
{
    case ["recorded", var folder]:
        return await new RecordedCheck(folder).RunAsync();
    case ["pipeline", .. var rest]:
        return await PipelineCost.RunAsync(Number(rest, 15));
    case ["soak", .. var rest]:
        return await new Soak(TimeSpan.FromMinutes(Number(rest, 10)), streams: 200).RunAsync();
    default:
        Console.Error.WriteLine("Usage: Maestro.StreamBench recorded FOLDER | pipeline [ROUNDS] | soak [MINUTES]");
        return 2;
}

static int Number(string[] rest, int otherwise) => rest is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : otherwise;

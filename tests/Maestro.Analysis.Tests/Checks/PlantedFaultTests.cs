using Maestro.Analysis.Checks;
using Maestro.Analysis.Checks.Performance;
using Maestro.Analysis.Checks.Review;
using Maestro.Analysis.Checks.Security;
using Maestro.Analysis.Data;
using Maestro.Analysis.Delivery;
using Maestro.Analysis.Search;
using Maestro.Testing.Samples;

namespace Maestro.Analysis.Tests.Checks;

public sealed class PlantedFaultTests
{
    [Fact]
    public async Task A_review_finds_what_was_planted_and_little_else() =>
        Assert.True(await CountAsync("review", (index, files, read) => new ReviewScan(index.Files, read).Run(files, CancellationToken.None)));

    [Fact]
    public async Task A_security_scan_finds_what_was_planted_and_little_else() =>
        Assert.True(await CountAsync("security", (_, files, _) => SecurityScan.Run(files, CancellationToken.None)));

    [Fact]
    public async Task A_performance_scan_finds_what_was_planted_and_little_else() =>
        Assert.True(await CountAsync("performance", (_, files, _) => PerformanceScan.Run(files, CancellationToken.None)));

    [Fact]
    public async Task A_look_at_containers_and_pipelines_finds_what_was_planted_and_little_else() => Assert.True(await CountAsync(
        "devops", (_, files, read) => DeliveryScan.Run(new DeliveryTree("/nowhere", files.Select(file => file.Path), read), files, DeliveryScan.Ports(files), CancellationToken.None)));

    [Fact]
    public async Task A_look_at_stored_data_finds_what_was_planted_and_little_else() => Assert.True(await CountAsync("data", (_, files, _) =>
        new ScanReport(DataScan.Run(files, isPostgres: true, CancellationToken.None).Findings, [])));

    [Theory]
    [InlineData("(a+)+", true)]
    [InlineData(@"^(\w+\s?)*$", true)]
    [InlineData(@"(?:[^""]*)+", true)]
    [InlineData(@"(\w+,)*", false)]
    [InlineData(@"(?>a+)+", false)]
    [InlineData(@"(?<=a+)+b", false)]
    [InlineData(@"[(a+)+]", false)]
    [InlineData(@"(a|b)*c", false)]
    [InlineData(@"(\(a+\))+", false)]
    public void A_pattern_explodes_when_a_repeated_group_is_nothing_but_a_repeated_part(string pattern, bool explodes) =>
        Assert.Equal(explodes, PatternCost.Explodes(pattern) is not null);

    private static async Task<bool> CountAsync(string topic, Func<RepositoryIndex, IReadOnlyList<ScanFile>, Func<string, string?>, ScanReport> scan)
    {
        var hits = new Hits();
        foreach (var name in SampleProject.Names)
        {
            using var project = new SampleProject(name);
            var index = await RepositoryIndex.OpenAsync(project.Folder, null, CancellationToken.None);
            string Read(string path) => File.ReadAllText(Path.Combine(project.Folder, path));
            var files = index.Files.Select(file => new ScanFile(file.Path, Read(file.Path), file.IsTest)).ToList();
            var found = scan(index, files, Read).Findings.Select(finding => new PlantedFault(topic, finding.Rule, finding.File, finding.Line)).ToList();
            hits.Add(name, [.. project.Faults.Where(fault => fault.Topic == topic)], found);
        }

        TestContext.Current.SendDiagnosticMessage($"{topic}: {hits}");
        Console.WriteLine($"{topic}: {hits}");
        return hits.Precision >= 0.9 && hits.Recall >= 0.8 ? true : throw new Xunit.Sdk.XunitException(hits.ToString());
    }
}

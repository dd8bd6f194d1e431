using Maestro.Analysis.Testing;

namespace Maestro.Analysis.Tests.Testing;

public sealed class CoverageReportTests
{
    private static readonly string[] Known = ["src/shop/cart.py", "src/cart.ts", "cart.go", "src/Shop/Cart.cs", "src/main/java/shop/Cart.java"];

    [Theory]
    [InlineData("TN:\nSF:src/cart.ts\nDA:1,2\nDA:2,0\nDA:3,0\nDA:5,1\nend_of_record\nSF:node_modules/x.js\nDA:1,0\n", "src/cart.ts 2/4 50 2-3")]
    [InlineData("mode: set\nexample.com/shop/cart.go:3.20,5.2 1 1\nexample.com/shop/cart.go:5.2,6.3 1 0\n", "cart.go 1/2 50 6")]
    [InlineData("{\"meta\":{},\"files\":{\"src/shop/cart.py\":{\"executed_lines\":[1,2,4],\"missing_lines\":[7]}}}", "src/shop/cart.py 3/4 75 7")]
    [InlineData("{\"total\":{\"lines\":{\"total\":9,\"covered\":9}},\"/tmp/copy/src/cart.ts\":{\"lines\":{\"total\":8,\"covered\":6}}}", "src/cart.ts 6/8 75 ")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE coverage SYSTEM \"x.dtd\"><coverage><packages><package name=\"Shop\"><classes><class filename=\"/tmp/copy/src/Shop/Cart.cs\"><lines><line number=\"3\" hits=\"1\"/><line number=\"4\" hits=\"0\"/></lines></class></classes></package></packages></coverage>", "src/Shop/Cart.cs 1/2 50 4")]
    [InlineData("<report name=\"shop\"><package name=\"shop\"><sourcefile name=\"Cart.java\"><line nr=\"3\" mi=\"0\" ci=\"2\"/><line nr=\"4\" mi=\"3\" ci=\"0\"/></sourcefile></package></report>", "src/main/java/shop/Cart.java 1/2 50 4")]
    [InlineData("<coverage><sources><source>/tmp/copy/src/shop</source></sources><packages><package name=\".\"><classes><class name=\"cart.py\" filename=\"cart.py\"><lines><line number=\"1\" hits=\"1\"/><line number=\"2\" hits=\"0\"/></lines></class></classes></package></packages></coverage>", "src/shop/cart.py 1/2 50 2")]
    public void A_report_of_each_tool_is_read_for_the_files_of_the_repository(string report, string expected) => Assert.Equal(
        expected, string.Join(';', new CoverageReport(Known).Read(report).Select(file => $"{file.File} {file.Covered}/{file.Lines} {file.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(',', file.Uncovered)}")));

    [Theory]
    [InlineData("{\"files\":{\"a\":")]
    [InlineData("<coverage><class")]
    [InlineData("no report")]
    public void A_broken_report_is_refused(string report) => Assert.Throws<FormatException>(() => new CoverageReport(Known).Read(report));
}

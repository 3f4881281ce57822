using System.IO.Compression;
using System.Xml.Linq;
using CallCenter.Web.Features.Spreadsheets;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Customers;

public sealed class SpreadsheetTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 138")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    [InlineData("  =1")]
    public async Task Cell_ThatBeginsLikeAFormula_IsTextInBothFormats(string hostile)
    {
        CsvCell.Of(hostile).TrimStart('"').ShouldStartWith("'");
        var sheet = await SheetAsync([hostile]);
        var cell = sheet.Descendants().Single(e => e.Name.LocalName == "c");
        cell.Attribute("t")!.Value.ShouldBe("inlineStr");
        cell.Value.ShouldBe(hostile);
        sheet.Descendants().ShouldNotContain(e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task Workbook_KeepsMarkupAndForeignSigns_AndDropsWhatXmlCannotHold()
    {
        var sheet = await SheetAsync(["<b>&\"", "周敏 𠮷", "a\u0001b", "\uD800", null, ""]);
        sheet.Descendants().Where(e => e.Name.LocalName == "c").Select(c => c.Value).ShouldBe(["<b>&\"", "周敏 𠮷", "ab", "\uFFFD"]);
    }

    [Fact]
    public async Task Workbook_CountsColumnsBeyondZ()
    {
        var sheet = await SheetAsync([.. Enumerable.Range(0, 28).Select(i => "c" + i)]);
        sheet.Descendants().Where(e => e.Name.LocalName == "c").Select(c => c.Attribute("r")!.Value).TakeLast(3).ShouldBe(["Z1", "AA1", "AB1"]);
    }

    private static async Task<XDocument> SheetAsync(string?[] row)
    {
        var content = new MemoryStream();
        await using (var file = await XlsxFile.BeginAsync(content, "客户"))
            await file.RowAsync(row);
        content.Position = 0;
        using var zip = new ZipArchive(content);
        zip.Entries.Select(e => e.FullName).ShouldBe(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]);
        await using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, TestContext.Current.CancellationToken);
    }
}

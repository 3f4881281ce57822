using System.IO.Compression;
using System.Text;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Imports;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Customers;

public sealed class SpreadsheetTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

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
        var path = await WorkbookAsync(["heading"], [hostile]);
        Rows(path, true)[1].ShouldBe([hostile]);
        using var zip = ZipFile.OpenRead(path);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(Ct);
        xml.ShouldNotContain(":f>");
        xml.ShouldNotContain("<f>");
    }

    [Fact]
    public async Task Workbook_KeepsMarkupAndForeignSigns_AndDropsWhatXmlCannotHold()
    {
        var path = await WorkbookAsync(["a", "b", "c", "d"], ["<b>&\"", "周敏 𠮷", "a\u0001b", "\uD800x"]);
        Rows(path, true)[1].ShouldBe(["<b>&\"", "周敏 𠮷", "ab", "\uFFFDx"]);
    }

    [Fact]
    public async Task Workbook_CountsColumnsBeyondZ_AndHasSeveralSheets()
    {
        ColumnNames.Of(27).ShouldBe("AB");
        var path = await WorkbookAsync([.. Enumerable.Range(0, 28).Select(i => "c" + i)]);
        Rows(path, true)[0].Count.ShouldBe(28);
        using var zip = ZipFile.OpenRead(path);
        zip.GetEntry("xl/worksheets/sheet2.xml").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8-mark", ";")]
    [InlineData("GB18030", "\t")]
    public void Text_InBothEncodings_WithAnySeparator_IsRead(string encoding, string separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"姓名{separator}电话\r\n\"周\"\"敏\"\"\n二\"{separator}138\r\n\r\n王{separator}139{separator}{separator}\r\n";
        byte[] bytes = encoding == "utf-8-mark" ? [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)] : Encoding.GetEncoding(encoding).GetBytes(text);
        var rows = Rows(Save(bytes), false);
        rows.Count.ShouldBe(3);
        rows[0].ShouldBe(["姓名", "电话"]);
        rows[1].ShouldBe(["周\"敏\"\n二", "138"]);
        rows[2].ShouldBe(["王", "139"], "empty cells at the end are nothing");
    }

    [Fact]
    public void Text_Hostile_IsRefusedWithTheReason()
    {
        Reason([0xFF, 0xFE, 0x41, 0x00]).ShouldBe("encoding");
        Reason([0x41, 0xFF, 0xFF, 0x0A, 0xFF]).ShouldBe("encoding");
        Reason([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).ShouldBe("oldWorkbook");
        Reason([]).ShouldBe("empty");
        Reason([0x41, 0x00, 0x42]).ShouldBe("encoding");
        Reason(Encoding.UTF8.GetBytes("a,b\r\n\"never closed,1\r\n2,3\r\n")).ShouldBe("quotes");
        Reason(Encoding.UTF8.GetBytes("a,b\r\n" + new string('x', ImportLimits.LongestCell + 1) + ",1\r\n")).ShouldBe("cell");
        Reason(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("x", ImportLimits.MostColumns + 1)))).ShouldBe("columns");
        Reason(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\n", ImportLimits.MostRows + 2)))).ShouldBe("rows");
    }

    [Fact]
    public void Workbook_Hostile_IsRefusedWithTheReason()
    {
        Reason([.. "PK\u0003\u0004 not a zip"u8], true).ShouldBe("broken");
        Reason(Zip(("other.xml", "<a/>")), true).ShouldBe("noWorkbook");
        Reason(Zip(("xl/workbook.xml", """<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>""")), true).ShouldBe("broken");
        Reason(Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"p{i}.bin", ""))]), true).ShouldBe("unpacked");
    }

    [Fact]
    public void AnyBytes_AreATableOrARefusal_NeverAFault()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(0, 400)];
            random.NextBytes(bytes);
            if (round % 3 == 0 && bytes.Length > 4)
                "PK\u0003\u0004"u8.CopyTo(bytes);
            var path = Save(bytes);
            try
            {
                _ = SheetFile.Rows(path, SheetFile.IsWorkbook(bytes)).Count();
            }
            catch (SheetException refused)
            {
                refused.Refusal.Rule.ShouldBeOneOf(SheetFile.Unreadable, SheetFile.TooLarge);
            }
        }
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(string path, bool isWorkbook) => [.. SheetFile.Rows(path, isWorkbook).Select(r => r.Cells)];

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(text);
            }
        }

        return content.ToArray();
    }

    private string? Reason(byte[] bytes, bool isWorkbook = false)
    {
        var refusal = Should.Throw<SheetException>(() => Rows(Save(bytes), isWorkbook)).Refusal;
        return refusal.Parameters[0].Value;
    }

    private string Save(byte[] bytes)
    {
        var path = _folder.File(Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private async Task<string> WorkbookAsync(params string?[][] rows)
    {
        var path = _folder.File(Guid.NewGuid().ToString("N") + ".xlsx");
        await using var file = File.Create(path);
        await Workbook.WriteAsync(file, [("客户", rows), ("说明", [["a", "b"]])], Ct);
        return path;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CallCenter.Web.Features.Documents;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Catalogue;

public sealed partial class PdfFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Text_ReadBackFromTheFile_IsWhatWasWritten()
    {
        var page = new PdfPage();
        page.Text(50, 700, 10, "维修报价单 Q-261122-0001 ¥120.00 (a\\b)");
        page.TextRight(545, 680, 10, "1,234.50");
        page.Text(50, 660, 10, "生僻字𠮷\tx");
        var file = PdfFile.Write([page, new PdfPage()], "报价单", "zh-CN");
        Texts(file).ShouldBe(["维修报价单 Q-261122-0001 ¥120.00 (a\\b)", "1,234.50", "生僻字〓x"]);
    }

    [Fact]
    public void File_EveryObjectStandsWhereTheTableSays_AndStreamsAreAsLongAsTold()
    {
        var page = new PdfPage();
        page.Text(50, 700, 10, "中文 and Latin");
        page.Rule(50, 100, 690);
        var text = Encoding.Latin1.GetString(PdfFile.Write([page], "标题", "zh-CN"));
        text.ShouldStartWith("%PDF-1.5\n");
        var table = int.Parse(StartXref().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        text[table..].ShouldStartWith("xref\n");
        var places = Place().Matches(text[table..]).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        places.Count.ShouldBe(9);
        for (var n = 0; n < places.Count; n++) text[places[n]..].ShouldStartWith($"{n + 1} 0 obj\n");
        foreach (var stream in Streams().Matches(text).Cast<Match>())
            stream.Groups[2].Value.Length.ShouldBe(int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture));
        text.ShouldContain("/BaseFont /STSong-Light /Encoding /UniGB-UCS2-H");
        text.ShouldContain("<FEFF68079898>", Case.Sensitive, "the title");
    }

    [Fact]
    public void Fit_CutsWhatIsTooLong()
    {
        PdfText.WidthOf("维修", 10).ShouldBe(20);
        PdfText.WidthOf("10", 10).ShouldBe(11.12, 0.001);
        PdfText.Fit("维修报价单", 10, 50).ShouldBe("维修报价单");
        PdfText.Fit("维修报价单", 10, 40).ShouldBe("维修报…");
    }

    [Fact]
    public async Task Pdftotext_WhenInstalled_ReadsTheSame()
    {
        var tool = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "pdftotext")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(tool is null, "pdftotext (poppler-utils) is not installed; the reader in this test class stands for it");
        var folder = Directory.CreateTempSubdirectory("pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "q.pdf");
            var page = new PdfPage();
            page.Text(50, 700, 10, "维修报价单 Q-261122-0001");
            await File.WriteAllBytesAsync(path, PdfFile.Write([page], "t", "zh-CN"), Ct);
            using var process = Process.Start(new ProcessStartInfo(tool!, [path, "-"]) { RedirectStandardOutput = true })!;
            (await process.StandardOutput.ReadToEndAsync(Ct)).ShouldContain("维修报价单 Q-261122-0001");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every text block of a file of ours, fonts told apart as a reader does.</summary>
    internal static List<string> Texts(byte[] file)
    {
        List<string> texts = [];
        foreach (var block in Block().Matches(Encoding.Latin1.GetString(file)).Cast<Match>())
        {
            var text = new StringBuilder();
            foreach (var run in Run().Matches(block.Value).Cast<Match>())
            {
                var bytes = Convert.FromHexString(run.Groups[2].Value);
                text.Append(run.Groups[1].Value == "L" ? Encoding.Latin1.GetString(bytes) : Encoding.BigEndianUnicode.GetString(bytes));
            }

            texts.Add(text.ToString());
        }

        return texts;
    }

    [GeneratedRegex(@"BT .*? ET", RegexOptions.None, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"/(L|C) [\d.]+ Tf <([0-9A-F]*)> Tj", RegexOptions.None, 1000)]
    private static partial Regex Run();

    [GeneratedRegex(@"startxref\n(\d+)\n", RegexOptions.None, 1000)]
    private static partial Regex StartXref();

    [GeneratedRegex(@"(\d{10}) 00000 n", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"/Length (\d+) >>\nstream\n(.*?)\nendstream", RegexOptions.Singleline, 1000)]
    private static partial Regex Streams();
}

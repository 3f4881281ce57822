namespace Telephony.Sip.Tests.Torture;

/// <summary>docs/sip-conformance.md lists what the torture messages get; the table is made from the tests' own, so that it cannot drift.</summary>
public sealed class ConformanceDocumentTests
{
    [Fact]
    public async Task Document_When_Compared_Then_ItHoldsTheTableOfTheTests()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "sip-conformance.md"), TestContext.Current.CancellationToken);
        document.ReplaceLineEndings("\n").ShouldContain(Table());
    }

    private static string Table()
    {
        var rows = Rfc4475.Messages.Select(m => Row("4475", m.Name, m.Expected)).Concat(Rfc5118.Messages.Select(m => Row("5118", m.Name, m.Expected)));
        return "| RFC | message | answer |\n|---|---|---|\n" + string.Join('\n', rows) + "\n";
    }

    private static string Row(string rfc, string name, int answer) => $"| {rfc} | {name} | {Meaning(answer)} |";

    private static string Meaning(int answer) => answer switch
    {
        Rfc4475.Silence => "dropped in silence: there is nobody to answer",
        Rfc4475.Admitted => "admitted; the test's user rejects it with 486",
        481 => "481: read well, names a dialog that we do not have",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{answer} {SipResponse.For(Wire.Request(Wire.Simple("OPTIONS")), answer).Reason}"),
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AfterSales.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}

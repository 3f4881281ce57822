namespace Telephony.Sip.Tests.Torture;

/// <summary>docs/sip-conformance.md lists what the torture messages get; the table is made from the tests' own, so that it cannot drift.</summary>
public sealed class ConformanceDocumentTests
{
    private const string Head = "| RFC | message | preferred by the RFC | ours | as preferred |";

    /// <summary>Every message of both RFCs with the answer that the tests demand.</summary>
    private static readonly (string Rfc, string Name, int Answer)[] All =
        [.. Rfc4475.Messages.Select(m => ("4475", m.Name, m.Expected)), .. Rfc5118.Messages.Select(m => ("5118", m.Name, m.Expected))];

    [Fact]
    public async Task Document_When_Compared_Then_ItHoldsTheTableOfTheTests()
    {
        var path = Path.Combine(Root(), "docs", "sip-conformance.md");
        var document = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("AFTERSALES_WRITE_DOCS") == "1")
        {
            var at = document.IndexOf("## Torture messages", StringComparison.Ordinal);
            document = document[..at] + "## Torture messages\n" + Table();
            await File.WriteAllTextAsync(path, document, TestContext.Current.CancellationToken);
        }

        document.ShouldContain(Table(), customMessage: "AFTERSALES_WRITE_DOCS=1 writes the table anew");
    }

    [Fact]
    public void Answers_When_Counted_Then_AtLeast55Of61AreAsPreferredAndTheOthersSayWhy()
    {
        All.Length.ShouldBe(61);
        All.Count(m => Preference.Of(m.Name).IsMetBy(m.Answer)).ShouldBeGreaterThanOrEqualTo(55);
        foreach (var (_, name, answer) in All) (Preference.Of(name).Reason is null).ShouldBe(Preference.Of(name).IsMetBy(answer), name);
    }

    private static string Table()
    {
        var exact = All.Count(m => Preference.Of(m.Name).IsMetBy(m.Answer));
        var rows = All.Select(m => $"| {m.Rfc} | {m.Name} | {Preference.Of(m.Name).Words} | {Meaning(m.Answer)} | {Preference.Of(m.Name).Reason ?? "yes"} |");
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{exact} of {All.Length} exactly as preferred, all {All.Length} answered acceptably.\n\n{Head}\n|---|---|---|---|---|\n{string.Join('\n', rows)}\n");
    }

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

using System.Text.RegularExpressions;
using CallCenter.Web.Tests.Resources;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Docs;

/// <summary>What the documents name must exist: a moved file or a renamed test takes its line along.</summary>
public sealed partial class DocsTests
{
    private const int Requirements = 302;

    // src/CallCenter.Web is two folders below the root.
    private static readonly string Root = Path.GetFullPath(Path.Combine(Repository.Web, "..", ".."));

    private static readonly string[] States = ["open", "thin", "stands"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/flows.md")]
    public void Paths_OfADocument_Exist(string document)
    {
        var named = SourcePath().Matches(Read(document)).Select(m => m.Value.TrimEnd('.', '/')).Distinct(StringComparer.Ordinal).ToList();

        named.ShouldNotBeEmpty();
        named.Where(path => !Exists(path)).ShouldBeEmpty(document);
    }

    [Fact]
    public void Links_OfTheReadme_LeadToFiles()
    {
        var targets = Link().Matches(Read("README.md")).Select(m => m.Groups["target"].Value).ToList();

        targets.Count(t => t.EndsWith(".png", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(5);
        targets.Where(t => !Exists(t)).ShouldBeEmpty();
    }

    [Fact]
    public void Ledger_HasEveryRequirementOnce_InAKnownState()
    {
        var rows = Ledger();

        rows.Count.ShouldBe(Requirements);
        rows.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(Requirements);
        rows.Where(r => !States.Contains(r.State)).ShouldBeEmpty();
    }

    [Fact]
    public void Ledger_WhatIsNotOpen_NamesAPlaceAndTestsThatExist()
    {
        foreach (var row in Ledger().Where(r => r.State != "open"))
        {
            row.Where.Length.ShouldBeGreaterThan(1, row.Id);
            var tests = TestName().Matches(row.Test);
            tests.Count.ShouldBeGreaterThan(0, row.Id);
            foreach (Match test in tests)
                HasTest(test.Groups["class"].Value, test.Groups["method"].Value).ShouldBeTrue($"{row.Id}: {test.Value}");
        }
    }

    [Fact]
    public void Ledger_WhatIsOpen_ClaimsNothing() =>
        Ledger().Where(r => r.State == "open" && (r.Where != "–" || r.Test != "–")).ShouldBeEmpty();

    private static string Read(string document) => File.ReadAllText(Path.Combine(Root, document));

    private static bool Exists(string path)
    {
        var full = Path.Combine(Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    private static bool HasTest(string type, string method) =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), type + ".cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal));

    private static List<Row> Ledger() =>
    [
        .. LedgerRow().Matches(Read("docs/requirements.md")).Select(m => new Row(
            m.Groups["id"].Value, m.Groups["state"].Value.Trim(), m.Groups["where"].Value.Trim(), m.Groups["test"].Value.Trim())),
    ];

    [GeneratedRegex(@"\b(?:src|tests)/[A-Za-z0-9_./-]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| (?<id>[A-Z][A-Z0-9]-[0-9]{2}) \|[^|]*\|(?<state>[^|]*)\|(?<where>[^|]*)\|(?<test>[^|]*)\|\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex LedgerRow();

    [GeneratedRegex(@"`(?<class>[A-Za-z0-9]+)\.(?<method>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TestName();

    private sealed record Row(string Id, string State, string Where, string Test);
}

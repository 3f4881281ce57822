using CallCenter.Web.Features.Quality;
using Microsoft.AspNetCore.WebUtilities;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Quality;

public sealed class QualityFilterTests
{
    private static readonly QualityFilter Everything = new()
    {
        Agent = "agent1", Queue = "repair", Number = "138 0013 8000", Ticket = "T-261122-0007", MinSeconds = 30, MaxSeconds = 600, Ending = "completed", Outcome = "resolved",
        Direction = InteractionDirection.Inbound, From = new DateOnly(2026, 11, 20), To = new DateOnly(2026, 11, 22), Hold = true, Transfer = false, Reviewed = false, MinScore = 0, MaxScore = 60,
        Sort = RecordingSort.Longest,
    };

    [Fact]
    public void Address_WithEveryCondition_ReadsBackTheSame() => QualityFilter.Parse(QueryHelpers.AddQueryString("", Everything.Query())).ShouldBe(Everything);

    [Fact]
    public void Address_WithoutConditions_IsEmpty() => new QualityFilter().Query().ShouldBeEmpty();

    [Fact]
    public void Conditions_CountEverythingButTheOrder() => Everything.Conditions.ShouldBe(16);

    [Theory]
    [InlineData("?min=many&max=-1&low=101&high=x")]
    [InlineData("?from=yesterday&to=2026-13-01&hold=maybe&direction=sideways&sort=best&ending=nicely")]
    [InlineData("?agent=&queue=%20&call=no&t=x")]
    public void Address_WithValuesThatAreNone_LeavesThemOut(string query) => QualityFilter.Parse(query).ShouldBe(new QualityFilter());

    [Fact]
    public void Address_WithATextTooLong_LeavesItOut() => QualityFilter.Parse("?agent=" + new string('x', 65)).Agent.ShouldBeNull();

    [Theory]
    [InlineData("13800138000")]
    [InlineData("138-0013-8000")]
    [InlineData("+86 138 0013 8000")]
    [InlineData("008613800138000")]
    public void Number_InAnyForm_IsTheSameNumber(string typed) => (new QualityFilter { Number = typed }).ToFilter(TimeZoneInfo.Utc).PartyE164.ShouldBe("+8613800138000");

    [Fact]
    public void Number_ThatIsNone_FindsNothingAndSaysSo()
    {
        var filter = new QualityFilter { Number = "call me" };
        filter.HasBadNumber.ShouldBeTrue();
        filter.ToFilter(TimeZoneInfo.Utc).PartyE164.ShouldBe("");
    }

    [Fact]
    public void Days_AreThoseOfTheSiteAndTheLastOneIsIncluded()
    {
        var shanghai = TimeZoneInfo.CreateCustomTimeZone("cn", TimeSpan.FromHours(8), "cn", "cn");
        var filter = Everything.ToFilter(shanghai);
        (filter.From, filter.Before).ShouldBe((new DateTimeOffset(2026, 11, 19, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero)));
        (filter.MinDurationMs, filter.MaxDurationMs).ShouldBe((30_000, 600_999));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613800138000", "'+8613800138000")]
    [InlineData("-5", "'-5")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=A1,\"x\"", "\"'=A1,\"\"x\"\"\"")]
    [InlineData("138****8000", "138****8000")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData(null, "")]
    public void Cell_NeverBecomesAFormula(string? text, string cell) => CallCenter.Web.Features.Spreadsheets.CsvCell.Of(text).ShouldBe(cell);
}

using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Ui.People;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Ui;

/// <summary>History names accounts; people read names.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("agent5", "张敏", "agent5")]
    [InlineData("left-long-ago", "left-long-ago", null)]
    [InlineData("system", "系统", "system")]
    [InlineData("token:erp", "接口 erp", "token:erp")]
    [InlineData("", "–", "")]
    public async Task Account_IsShownAsColleaguesCallIt_WithTheAccountAsHint(string account, string shown, string? hint)
    {
        await using var page = new PageContext();
        page.People["agent5"] = "张敏";

        var name = page.Render<PersonName>(p => p.Add(n => n.Account, account)).Find("span");

        name.TextContent.ShouldBe(shown);
        name.GetAttribute("title").ShouldBe(hint);
    }

    [Fact]
    public async Task Names_WhenReadHalfAMinuteAgo_AreReadAnew_AndNotBefore()
    {
        var clock = new ManualTimeProvider();
        var stored = new Dictionary<string, string>(StringComparer.Ordinal) { ["agent5"] = "张敏" };
        var reads = 0;
        using var names = new PeopleNames(_ => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(stored, StringComparer.Ordinal) { ["read"] = $"{++reads}" }), clock);
        (await names.OfAsync("agent5", Xunit.TestContext.Current.CancellationToken)).ShouldBe("张敏");
        stored["agent5"] = "张敏敏";

        (await names.OfAsync("agent5", Xunit.TestContext.Current.CancellationToken)).ShouldBe("张敏");
        clock.Advance(TimeSpan.FromSeconds(30));

        (await names.OfAsync("agent5", Xunit.TestContext.Current.CancellationToken)).ShouldBe("张敏敏");
        names.Known("nobody").ShouldBeNull();
        reads.ShouldBe(2);
    }
}

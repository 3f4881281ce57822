using System.Security.Claims;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Calls;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Desk;
using CallCenter.Web.Tests.Supervisor;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.History;
using Persistence.Sqlite;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Xunit;

namespace CallCenter.Web.Tests.Calls;

/// <summary>The list of calls over a real store.</summary>
public sealed class CallsPageTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("zh-CN", "号码隐藏")]
    [InlineData("en", "Withheld")]
    public async Task List_SaysThatANumberIsWithheld_AndHasNoNumberInClear(string culture, string withheld)
    {
        await using var pages = new DeskPages(culture);
        await FillAsync(pages);
        var page = pages.Render<CallsPage>(p => p.AddCascadingValue(Task.FromResult(new AuthenticationState(Boss))));
        var rows = page.FindAll("[data-testid=call-row]");
        rows.Count.ShouldBe(2);
        rows[0].TextContent.ShouldContain(withheld);
        rows[1].TextContent.ShouldContain("138****8000");

        rows[0].Click();
        page.WaitForAssertion(() => page.Find(".detail h2").TextContent.ShouldContain(withheld));
        page.FindAll("[data-testid=call-row]")[1].Click();
        page.WaitForAssertion(() => page.Find(".detail h2").TextContent.ShouldContain("138****8000"));
        page.FindAll("[data-testid=dial]").ShouldBeEmpty("he is no agent");
        page.Markup.ShouldNotContain("12348000");
    }

    private static ClaimsPrincipal Boss => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "supervisor1"), new Claim(ClaimTypes.Role, Roles.Supervisor)], "test"));

    private async Task FillAsync(DeskPages pages)
    {
        var data = new DataSettings(_folder.Path, DataProvider.Sqlite, "");
        var settings = new AppSettings(data, true, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []) { Recordings = new RecordingSettings(0, false, Telephony.Media.Recording.RecordingKeys.None) };
        pages.Services.AddPersistence(SqliteStore.ForFile(_folder.File("calls.db")));
        pages.Services.AddSingleton(settings);
        pages.Services.AddSingleton<ISwitchboard>(new TestSwitchboard(SmallFloor.Snapshot));
        pages.Services.AddSingleton(s => new Lazy<ISwitchboard>(s.GetRequiredService<ISwitchboard>));
        pages.Services.AddSingleton(new TrunkRoutes(settings)).AddSingleton(new OutboundGuard(TimeProvider.System));
        pages.Services.AddSingleton<RecordingAccess>();
        pages.Services.AddDesk();
        await pages.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await pages.Services.GetRequiredService<InteractionStore>().SaveAsync(
            [
                new InteractionChange.Call(new InteractionRow { Id = Guid.CreateVersion7(), CallerRaw = "anonymous", CalledNumber = "4008001001", ReceivedAt = At.AddMinutes(1), EndedAt = At.AddMinutes(2), TerminationReason = TerminationReasons.Abandon }),
                new InteractionChange.Call(new InteractionRow { Id = Guid.CreateVersion7(), CallerRaw = "13812348000", PartyE164 = "+8613812348000", CalledNumber = "4008001001", ReceivedAt = At, EndedAt = At.AddMinutes(1), TerminationReason = TerminationReasons.Abandon }),
            ],
            Ct);
    }
}

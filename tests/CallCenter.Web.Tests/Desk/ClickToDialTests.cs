using System.Security.Claims;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Realtime;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Ui.Kit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Crm.Domain.Administration;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.History;
using Persistence.Queries;
using Persistence.Tickets;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>The dial button beside a masked number: the real switchboard, exchange and store, without wires.</summary>
public sealed class ClickToDialTests
{
    private const string Number = "+8613812348000";

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "呼叫 138****8000")]
    [InlineData("en", "Call 138****8000")]
    public async Task Button_Pressed_DialsWithTheNumberOfThePurpose_AndThePageNeverHasTheDigits(string culture, string label)
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", Number);
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "AC", SymptomCode = "AC-S01", Description = "x", ReporterE164 = Number };
        var ticket = (await floor.Services.GetRequiredService<TicketStore>().OpenAsync(new OpenTicket(details), new Actor("desk"), Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>().Value;
        var desk = await floor.ReadyDeskAsync(Floor.Lin);
        desk.Report(PhoneState.Of("ready", null, false));
        await using var pages = Pages(culture, floor, desk);
        var button = Render(pages, "agent1", Roles.Agent, ticket: ticket.Number);
        button.Find("[data-testid=dial]").GetAttribute("aria-label").ShouldBe(label);
        button.Find("[data-testid=dial]").GetAttribute("aria-keyshortcuts").ShouldBe("Alt+C");
        button.Markup.ShouldNotContain("12348000");

        await button.Find("[data-testid=dial]").ClickAsync();

        await Eventually.IsTrueAsync(() => floor.Wire.Seen.OfType<Effect.DialOut>().Any(), "the customer is dialled");
        var dial = floor.Wire.Seen.OfType<Effect.DialOut>().Single();
        (dial.To, dial.CallerId).ShouldBe((Number, "4008002222"));
        var call = floor.Switchboard.Snapshot.State.Calls[dial.Leg.Interaction];
        (call.Agent, call.Purpose, call.TicketRef).ShouldBe((Floor.Lin, ClickToDial.Customer, ticket.Number));
        button.WaitForAssertion(() => button.Find("[data-testid=dial]").HasAttribute("aria-busy").ShouldBeFalse());
        var filed = (await floor.Services.GetRequiredService<InteractionQuery>().FindAsync(call.Id.Value, Ct)).ShouldNotBeNull().Interaction;
        (filed.CustomerId, filed.TicketId).ShouldBe((customer.Id, ticket.Id));
        (await floor.Services.GetRequiredService<TicketCallStore>().ListAsync(ticket.Id, Ct)).ShouldHaveSingleItem().InteractionId.ShouldBe(call.Id.Value);
        button.WaitForAssertion(() => button.Find("[data-testid=dial]").HasAttribute("disabled").ShouldBeTrue("he has a call now"));
        button.Markup.ShouldNotContain("12348000");
    }

    [Theory]
    [InlineData("agent1", Roles.Reviewer)]
    [InlineData("stranger", Roles.Agent)]
    public async Task Button_OfWhoHasNoDeskOrIsNoAgent_IsNotThere(string who, string role)
    {
        await using var floor = await TestFloor.OpenAsync();
        await using var pages = Pages("en", floor, await floor.DeskAsync(Floor.Lin));
        Render(pages, who, role).FindAll("[data-testid=dial]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("anonymous")]
    [InlineData("12")]
    public async Task Button_OfANumberThatCannotBeCalled_IsNotThere(string? number)
    {
        await using var floor = await TestFloor.OpenAsync();
        await using var pages = Pages("en", floor, await floor.DeskAsync(Floor.Lin));
        Render(pages, "agent1", Roles.Agent, number).FindAll("[data-testid=dial]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Button_WithoutAPhone_SaysWhatIsMissing()
    {
        await using var floor = await TestFloor.OpenAsync();
        await using var pages = Pages("en", floor, await floor.DeskAsync(Floor.Lin));
        var button = Render(pages, "agent1", Roles.Agent).Find("[data-testid=dial]");
        button.HasAttribute("disabled").ShouldBeTrue();
        button.GetAttribute("title").ShouldBe("Connect the browser phone or register the desk phone first");
    }

    [Fact]
    public async Task Button_WhileThePagesOwnPhoneIsStillConnecting_Waits()
    {
        await using var floor = await TestFloor.OpenAsync();
        var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await using var pages = Pages("en", floor, desk);
        var button = Render(pages, "agent1", Roles.Agent);
        button.Find("[data-testid=dial]").HasAttribute("disabled").ShouldBeTrue();
        desk.Report(PhoneState.Of("ready", null, false));
        button.WaitForAssertion(() => button.Find("[data-testid=dial]").HasAttribute("disabled").ShouldBeFalse());
    }

    [Fact]
    public async Task Wrapup_WithAFormThatIsNotSaved_IsNotLeftByDialling_ASavedOneIs()
    {
        await using var floor = await TestFloor.OpenAsync();
        var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var dialler = Dialler(floor);
        var call = await floor.RingAsync(desk, "13900000000");
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        dialler.Hindrance(Floor.Lin).ShouldBe(DialHindrance.OnACall);
        (await desk.HangUpAsync(Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => desk.View.WrapsUp, "after-call work begins");
        dialler.Hindrance(Floor.Lin).ShouldBe(DialHindrance.Unsaved);

        desk.Keep(desk.Draft.ShouldNotBeNull() with { TicketNumber = "T-261122-0002" });
        dialler.Hindrance(Floor.Lin).ShouldBeNull();
        (await dialler.DialAsync(Floor.Lin, "+12125550100", ClickToDial.Redial, null)).ShouldBeOfType<CommandResult.Refused>().Reason.Rule.ShouldBe(OutboundPolicy.InternationalIsOff);
        floor.Switchboard.Snapshot.State.Agents[Floor.Lin].Presence.ShouldBe(Presence.WrapUp, "a call that is refused ends no after-call work");
        (await dialler.DialAsync(Floor.Lin, Number, ClickToDial.Redial, null)).ShouldBeOfType<CommandResult.Accepted>();
        floor.Switchboard.Snapshot.State.Agents[Floor.Lin].Interaction.ShouldNotBe(call);
        dialler.Hindrance(Floor.Lin).ShouldBe(DialHindrance.OnACall);
        dialler.Hindrance(new AgentId("stranger")).ShouldBe(DialHindrance.SignedOut);
    }

    [Fact]
    public async Task Dialled_ButNotFiled_TheCallIsUpAndNobodyIsTold()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", Number);
        var details = new TicketDetails { Type = TicketType.Consult, CustomerId = customer.Id, Description = "x" };
        var ticket = (await floor.Services.GetRequiredService<TicketStore>().OpenAsync(new OpenTicket(details), new Actor("desk"), Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>().Value;
        await floor.ReadyDeskAsync(Floor.Lin);
        await using (var db = await floor.DbAsync())
            await db.Database.ExecuteSqlAsync($"""DROP TABLE "TicketCalls" """, Ct);
        (await Dialler(floor).DialAsync(Floor.Lin, Number, ClickToDial.Ticket, ticket.Number)).ShouldBeOfType<CommandResult.Accepted>();
        floor.Switchboard.Snapshot.State.Calls.Values.ShouldHaveSingleItem().TicketRef.ShouldBe(ticket.Number);
    }

    private static IRenderedComponent<DialButton> Render(DeskPages pages, string who, string role, string? number = Number, string? ticket = null) => pages.Render<DialButton>(p => p
        .Add(b => b.Number, number).Add(b => b.Purpose, ClickToDial.Customer).Add(b => b.Ticket, ticket).Add(b => b.Keys, "Alt+C")
        .AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, who), new Claim(ClaimTypes.Role, role)], "test"))))));

    private static DeskPages Pages(string culture, TestFloor floor, DeskSession desk)
    {
        var pages = new DeskPages(culture);
        pages.Services.AddSingleton(floor.Switchboard);
        pages.Services.AddSingleton(_ => Dialler(floor));
        pages.Services.AddSingleton(desk);
        return pages;
    }

    private static ClickToDial Dialler(TestFloor floor)
    {
        var settings = new AppSettings(new DataSettings("", DataProvider.Sqlite, ""), true, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), [])
        {
            Recordings = new RecordingSettings(0, false, Telephony.Media.Recording.RecordingKeys.None),
        };
        var routes = new TrunkRoutes(settings) { CallerIdRules = "brand:HM=4008001111, purpose:customer=4008002222" };
        var outbound = new OutboundGuard(TimeProvider.System);
        var guarded = new GuardedSwitchboard(floor.Switchboard, outbound, new SecurityLog(new EventStream(TimeProvider.System), TimeProvider.System));
        return new ClickToDial(guarded, routes, floor.Services.GetRequiredService<TicketBrandQuery>(), floor.Services.GetRequiredService<TicketQuery>(), floor.Services.GetRequiredService<InteractionStore>(), floor.Services.GetRequiredService<DraftShelf>(), TimeProvider.System, NullLogger<ClickToDial>.Instance);
    }
}

using CallCenter.Web.Features.Ivr;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Dispatch;
using Persistence.Floor;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>What flows ask, answered from the demo store.</summary>
[Collection(HostTests.Name)]
public sealed class FlowEdgeTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FlowLookUps LookUps => host.Services.GetRequiredService<FlowLookUps>();

    [Fact]
    public async Task LookUp_OfASerialsLastSixKeys_FindsCustomerUnitAndTicket()
    {
        var (keys, unit, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        var done = await AskAsync(LookUpKind.Serial, keys, await DemoUnits.PhoneAsync(host.Services, unit, Ct));
        done.Outcome.ShouldBe(LookUpOutcome.Found);
        done.Finding!.UnitRef.ShouldBe(unit.Id.Value.ToString("D"));
        done.Finding.TicketRef.ShouldBe(ticket.Id.Value.ToString("D"));
        done.Finding.TicketStatus.ShouldBe(ticket.Status.ToString());
        done.Identified!.CustomerRef.ShouldBe(done.Finding.CustomerRef);
    }

    [Theory]
    [InlineData("13700990012")]
    [InlineData("anonymous")]
    public async Task LookUp_OfASerialsLastSixKeys_FromAnotherTelephone_FindsTheUnitAndTellsNothingOfItsTicket(string caller)
    {
        var (keys, unit, _) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        (await AskAsync(LookUpKind.Serial, keys, caller)).Finding.ShouldBe(new CallerFinding { CustomerRef = unit.UserId.ToString(), UnitRef = unit.Id.Value.ToString("D") });
    }

    [Fact]
    public async Task LookUp_OfTheWholeSerialAsKeys_IsProofEnough()
    {
        var (_, unit, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        var found = (await AskAsync(LookUpKind.Serial, Crm.Domain.InstallBase.SerialNumber.KeysOf(unit.SerialNo), "anonymous")).Finding!;
        (found.UnitRef, found.TicketRef).ShouldBe((unit.Id.Value.ToString("D"), ticket.Id.Value.ToString("D")));
    }

    [Fact]
    public async Task LookUp_OfATicketNumber_FromTheCustomersOwnTelephone_FindsItAsKeyed()
    {
        var (_, unit, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        var done = await AskAsync(LookUpKind.Ticket, new string([.. ticket.Number.Where(char.IsAsciiDigit)]), await DemoUnits.PhoneAsync(host.Services, unit, Ct));
        done.Finding!.TicketRef.ShouldBe(ticket.Id.Value.ToString("D"));
    }

    [Theory]
    [InlineData("13700990012")]
    [InlineData("anonymous")]
    public async Task LookUp_OfATicketNumber_FromAnotherTelephone_TellsItsStateOnly(string caller)
    {
        var (_, unit, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        var done = await AskAsync(LookUpKind.Ticket, new string([.. ticket.Number.Where(char.IsAsciiDigit)]), caller);
        done.Finding.ShouldBe(new CallerFinding { CustomerRef = unit.UserId.ToString(), UnitRef = unit.Id.Value.ToString("D"), TicketStatus = done.Finding!.TicketStatus });
        done.Finding.TicketStatus.ShouldNotBeNull();
    }

    [Fact]
    public async Task LookUp_OfAKeyedTelephoneNumber_FromAnotherTelephone_TellsStateOnly()
    {
        var (_, unit, _) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        var phone = await DemoUnits.PhoneAsync(host.Services, unit, Ct);
        (await AskAsync(LookUpKind.Phone, phone, "13700990012")).Finding!.TicketRef.ShouldBeNull();
        (await AskAsync(LookUpKind.Phone, phone, phone)).Finding!.TicketRef.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(LookUpKind.Serial, "00000000000000000000")]
    [InlineData(LookUpKind.Serial, "12")]
    [InlineData(LookUpKind.Ticket, "2001010001")]
    [InlineData(LookUpKind.Phone, "anonymous")]
    public async Task LookUp_OfNothingWeHave_IsUnknown(LookUpKind kind, string keys) => (await AskAsync(kind, keys)).Outcome.ShouldBe(LookUpOutcome.Unknown);

    [Fact]
    public async Task Block_ForAsLongAsItLasts_HoldsTheNumber_AndTheAuditHasItMasked()
    {
        var list = host.Services.GetRequiredService<BlockList>();
        const string number = "13700990011";
        (await list.PutAsync(number, "恶意骚扰", null, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<BlockedNumberRow>.Saved>();
        (await AskAsync(LookUpKind.Block, "0" + number)).Outcome.ShouldBe(LookUpOutcome.Blocked);
        (await AskAsync(LookUpKind.Block, "anonymous")).Outcome.ShouldBe(LookUpOutcome.Unknown);
        (await list.PutAsync(number, "", null, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<BlockedNumberRow>.Refused>();
        (await list.PutAsync(number, "x", DateTimeOffset.UnixEpoch, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<BlockedNumberRow>.Refused>();
        (await list.RemoveAsync("+86" + number, new Actor("admin"), Ct)).ShouldBe(new SaveResult<bool>.Saved(true));
        (await AskAsync(LookUpKind.Block, number)).Outcome.ShouldBe(LookUpOutcome.Unknown);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var audit = await db.AuditEntries.Where(a => a.Command.StartsWith("block.")).ToListAsync(Ct);
        audit.Count.ShouldBeGreaterThanOrEqualTo(2);
        audit.ShouldAllBe(a => !a.Subject.Contains(number) && !(a.Before ?? "").Contains(number) && !(a.After ?? "").Contains(number));
    }

    [Fact]
    public async Task Visit_OfferedAndBooked_StandsOnTheTicket_AndCanBeMoved()
    {
        var (_, _, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        var visits = host.Services.GetRequiredService<FlowVisits>();
        var id = ticket.Id.Value.ToString("D");
        var windows = await visits.OfferAsync(id, Ct);
        windows.Length.ShouldBeInRange(1, FlowLimits.Windows);
        (await visits.BookAsync(id, windows[0], Ct)).ShouldBe(VisitBooking.Booked);
        var stored = (await host.Services.GetRequiredService<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket;
        stored.Status.ShouldBe(TicketStatus.Scheduled);
        FlowVisits.WindowOf(new AppointmentSlot(stored.AppointmentFrom!.Value, stored.AppointmentTo!.Value)).ShouldBe(windows[0]);
        (await visits.BookAsync(id, windows[^1], Ct)).ShouldBe(VisitBooking.Booked);
        // The visit is over before it begins: the ticket's own rule refuses it.
        (await visits.BookAsync(id, windows[0] with { Day = new DateOnly(2020, 1, 1) }, Ct)).ShouldBe(VisitBooking.Refused);
        (await visits.BookAsync("nobody", windows[0], Ct)).ShouldBe(VisitBooking.Refused);
        (await visits.OfferAsync("nobody", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Visit_OfAWindowThatFilledUpMeanwhile_IsAConflict()
    {
        var (_, _, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        using var sales = new VisitSales(new FullHouse());
        var visits = new FlowVisits(host.Services.GetRequiredService<TicketQuery>(), new FullHouse(), sales, host.Services.GetRequiredService<TicketStore>());
        var window = new VisitWindow(new DateOnly(2030, 1, 7), new TimeOnly(9, 0), new TimeOnly(12, 0));
        (await visits.BookAsync(ticket.Id.Value.ToString("D"), window, Ct)).ShouldBe(VisitBooking.Conflict);
        (await visits.OfferAsync(ticket.Id.Value.ToString("D"), Ct)).ShouldBeEmpty();
    }

    [Fact]
    public void DemoFlow_InThisHouse_HasNoFault()
    {
        var entry = host.Services.GetRequiredService<CallCenter.Web.Switchboard.ISwitchboard>().Snapshot.State.Plan.Entries["4008001009"];
        host.Services.GetRequiredService<FlowKeeping>().Faults(entry.Flow.ShouldNotBeNull()).ShouldBeEmpty();
    }

    [Fact]
    public void Window_OfASlot_IsTheSitesTimeThereAndBack()
    {
        var window = new VisitWindow(new DateOnly(2026, 11, 25), new TimeOnly(9, 0), new TimeOnly(12, 0));
        var slot = FlowVisits.SlotOf(window);
        slot.From.ShouldBe(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero));
        FlowVisits.WindowOf(slot).ShouldBe(window);
    }

    private async Task<Input.LookUpDone> AskAsync(LookUpKind kind, string number, string caller = "") =>
        (await LookUps.AnswerAsync(new Effect.LookUp(new InteractionId(Guid.CreateVersion7()), kind, number, 1) { Caller = caller }, Ct)).ShouldBeOfType<Input.LookUpDone>();

    /// <summary>Sites without a single place.</summary>
    private sealed class FullHouse : IVisitCapacity
    {
        public Task<IReadOnlyList<VisitOffer>> NextAsync(string? regionCode, string? categoryCode, int count, CancellationToken ct) => Task.FromResult<IReadOnlyList<VisitOffer>>([]);

        public Task<VisitOffer> AtAsync(string? regionCode, string? categoryCode, AppointmentSlot slot, CancellationToken ct) =>
            Task.FromResult(new VisitOffer(slot, new Crm.Domain.Dispatch.VisitPlaces(default, default, 1, 1)));
    }
}

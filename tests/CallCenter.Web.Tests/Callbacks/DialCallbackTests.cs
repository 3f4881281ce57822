using System.Net;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Callbacks;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Callbacks;
using Persistence.Tickets;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Callbacks;

/// <summary>Ledger and line together: the real switchboard, exchange and store, without wires.</summary>
public sealed class DialCallbackTests
{
    private const string Number = "+8613812348000";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dial_GoesOutOverTheExchange_AndItsEndingProposesTheOutcome()
    {
        await using var floor = await TestFloor.OpenAsync();
        var task = await TakenAsync(floor);
        await floor.ReadyDeskAsync(Floor.Lin);
        var endings = new CallbackEndings();

        var result = await Dialler(floor).HandleAsync(task.Id, "agent1", Number, "T-1", Ct);

        var call = result.Call.ShouldNotBeNull();
        await Eventually.IsTrueAsync(() => floor.Wire.Seen.OfType<Effect.DialOut>().Any(d => d.Leg.Interaction.Value == call), "the customer is dialled");
        var stored = (await floor.Services.GetRequiredService<CallbackQuery>().FindAsync(task.Id, Ct))!;
        (stored.Task.State, stored.Task.CallId, stored.Attempts.ShouldHaveSingleItem().Number).ShouldBe((CallbackState.Dialing, call, Number));
        endings.Heard(new FactEnvelope(1, new Fact.CallDialled(Floor.Now, new InteractionId(call), Floor.Lin, Number, "4008001000", "demo", DialCallback.Purpose, "T-1")));
        endings.Suggest(call).ShouldBeNull();
        endings.Heard(new FactEnvelope(2, new Fact.CallEnded(Floor.Now, new InteractionId(call), Floor.Lin, null, new Termination(TerminationClass.NotReached, TerminationReasons.Busy, EndedBy.Customer))));
        endings.Suggest(call).ShouldBe(AttemptOutcome.Busy);
    }

    [Theory]
    [InlineData(TerminationClass.Completed, TerminationReasons.Hangup, AttemptOutcome.Reached)]
    [InlineData(TerminationClass.NotReached, TerminationReasons.NoAnswer, AttemptOutcome.NoAnswer)]
    [InlineData(TerminationClass.NotReached, TerminationReasons.Rejected, AttemptOutcome.Refused)]
    [InlineData(TerminationClass.NotReached, TerminationReasons.Unreachable, AttemptOutcome.Unreachable)]
    [InlineData(TerminationClass.Failed, TerminationReasons.MediaLost, null)]
    public void Ending_OfACallback_SuggestsItsOutcome_OthersAreNotHeard(TerminationClass ended, string reason, AttemptOutcome? outcome)
    {
        var endings = new CallbackEndings();
        var (mine, other) = (Floor.FirstCall, new InteractionId(Guid.NewGuid()));
        endings.Heard(new FactEnvelope(1, new Fact.CallDialled(Floor.Now, mine, Floor.Lin, Number, "4008001000", "demo", DialCallback.Purpose, null)));
        foreach (var call in new[] { mine, other })
            endings.Heard(new FactEnvelope(2, new Fact.CallEnded(Floor.Now, call, Floor.Lin, null, new Termination(ended, reason, EndedBy.Customer))));
        endings.Suggest(mine.Value).ShouldBe(outcome);
        endings.Suggest(other.Value).ShouldBeNull();
    }

    [Fact]
    public async Task Dial_ThatTheExchangeRefuses_LeavesNoAttemptBehind()
    {
        await using var floor = await TestFloor.OpenAsync();
        var task = await TakenAsync(floor);

        var result = await Dialler(floor).HandleAsync(task.Id, "agent1", Number, "T-1", Ct);

        result.Line!.Rule.ShouldBe(Rules.AgentIsSignedOut);
        var stored = (await floor.Services.GetRequiredService<CallbackQuery>().FindAsync(task.Id, Ct))!.Task;
        (stored.State, stored.TakenBy, stored.Attempts).ShouldBe((CallbackState.Due, "agent1", 0));
    }

    [Fact]
    public async Task Dial_OutsideTheWindow_IsRefusedBeforeAnyLineIsTouched()
    {
        await using var floor = await TestFloor.OpenAsync();
        var task = await TakenAsync(floor);
        await floor.ReadyDeskAsync(Floor.Lin);
        var clock = floor.Services.GetRequiredService<BusinessClock>();
        var window = await floor.Services.GetRequiredService<CallbackQuery>().WindowAsync(Ct);
        await floor.Services.GetRequiredService<BusinessClockStore>().AdvanceAsync(window.ClosesAfter(clock.GetUtcNow()) - clock.GetUtcNow() + TimeSpan.FromMinutes(1), Ct);

        var result = await Dialler(floor).HandleAsync(task.Id, "agent1", Number, "T-1", Ct);

        result.Rule!.Rule.ShouldBe("OutsideCallingWindow");
        floor.Wire.Seen.OfType<Effect.DialOut>().ShouldBeEmpty();
    }

    private static DialCallback Dialler(TestFloor floor)
    {
        var settings = new AppSettings(new DataSettings("/none", DataProvider.Sqlite, ""), true, new SipSettings([], null, []), new MediaSettings(IPAddress.Loopback, 0, 0), []);
        return new DialCallback(floor.Services.GetRequiredService<CallbackStore>(), floor.Switchboard, new TrunkRoutes(settings), floor.Services.GetRequiredService<Persistence.Queries.TicketBrandQuery>(), TimeProvider.System, new CallbackBell(TimeProvider.System));
    }

    /// <summary>A completed repair, its call-back in the hand of agent1, at an hour at which customers may be called.</summary>
    private static async Task<CallbackTask> TakenAsync(TestFloor floor)
    {
        var customer = await floor.CustomerAsync("周敏", Number);
        var actor = new Actor("desk");
        var tickets = floor.Services.GetRequiredService<TicketStore>();
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "AC", SymptomCode = "AC-S01", Description = "x", ReporterE164 = Number };
        var ticket = (await tickets.OpenAsync(new OpenTicket(details), actor, Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>().Value;
        (await tickets.ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("ok")], actor, Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>();
        var clock = floor.Services.GetRequiredService<BusinessClock>();
        CallbackTask task;
        await using (var db = await floor.DbAsync())
            task = await db.Set<CallbackTask>().AsNoTracking().SingleAsync(Ct);
        await floor.Services.GetRequiredService<BusinessClockStore>().AdvanceAsync(task.NextAttemptAt!.Value - clock.GetUtcNow() + TimeSpan.FromSeconds(1), Ct);
        return (await floor.Services.GetRequiredService<CallbackStore>().TakeNextAsync("agent1", Ct)).ShouldBeOfType<SaveResult<CallbackHand>.Saved>().Value.Task;
    }
}

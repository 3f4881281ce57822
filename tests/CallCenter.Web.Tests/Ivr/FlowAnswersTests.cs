using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Ivr;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>What becomes of a flow's question when time, store or caller are gone, or two want one place.</summary>
[Collection(HostTests.Name)]
public sealed class FlowAnswersTests(RunningHost host)
{
    private static readonly VisitWindow s_window = new(new DateOnly(2031, 1, 6), new TimeOnly(9, 0), new TimeOnly(12, 0));
    private static readonly InteractionId s_call = new(new Guid(1, 0, 0, new byte[8]));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TicketQuery Tickets => host.Services.GetRequiredService<TicketQuery>();

    [Fact]
    public async Task Question_ThatWaitedLongerThanTheCaller_IsNotCarriedOut()
    {
        var visits = Visits(new Places(() => Task.FromResult(false)));
        var clock = new ManualTimeProvider();
        var answer = await AnswerAsync(new Effect.OfferVisits(s_call, await TicketAsync(TicketStatus.Scheduled), 1), visits, clock, () => clock.Advance(FlowLimits.Answer));
        answer.ShouldBeOfType<Input.VisitsOffered>().IsFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task Question_AskedJustNow_IsAnswered()
    {
        var visits = Visits(new Places(() => Task.FromResult(false)));
        var answer = await AnswerAsync(new Effect.OfferVisits(s_call, await TicketAsync(TicketStatus.Scheduled), 1), visits, new ManualTimeProvider(), () => { });
        var offered = answer.ShouldBeOfType<Input.VisitsOffered>();
        (offered.IsFailed, offered.Windows.Length).ShouldBe((false, 1));
    }

    [Fact]
    public async Task Offer_WhenTheStoreFails_IsFailedAndNotEmpty()
    {
        var visits = Visits(new Places(() => throw new InvalidOperationException("the store is gone")));
        var answer = await AnswerAsync(new Effect.OfferVisits(s_call, await TicketAsync(TicketStatus.Scheduled), 1), visits, new ManualTimeProvider(), () => { });
        answer.ShouldBeOfType<Input.VisitsOffered>().IsFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task Booking_OfACallerWhoIsGone_IsNotMade()
    {
        var visits = Visits(new Places(() => Task.FromResult(false)));
        // A day of its own: whatever another test of this store booked for the ticket is not this booking.
        var window = s_window with { Day = s_window.Day.AddDays(1) };
        var ticket = await TicketAsync(TicketStatus.Scheduled);
        var answer = await AnswerAsync(new Effect.BookVisit(s_call, ticket, window, 1), visits, new ManualTimeProvider(), () => { });
        answer.ShouldBeOfType<Input.VisitBooked>().Booking.ShouldBe(VisitBooking.Refused);
        (await AnyAtAsync([ticket], window)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(TicketStatus.Waiting)]
    [InlineData(TicketStatus.Dispatched)]
    [InlineData(TicketStatus.InProgress)]
    public async Task Visit_OfATicketThatIsBeingWorkedOn_IsNotTheCallersToMove(TicketStatus status)
    {
        var visits = Visits(new Places(() => Task.FromResult(false)));
        var ticket = await TicketAsync(status);
        (await visits.OfferAsync(ticket, Ct)).ShouldBeEmpty();
        (await visits.BookAsync(ticket, s_window, Ct)).ShouldBe(VisitBooking.Refused);
    }

    [Fact]
    public async Task LastPlace_WantedByTwoAtOnce_IsSoldOnce()
    {
        var both = await TicketsAsync(TicketStatus.Scheduled, 2);
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = 0;
        var visits = Visits(new Places(async () =>
        {
            var isTaken = await AnyAtAsync(both, s_window);
            if (Interlocked.Increment(ref asking) == 2)
                met.TrySetResult();
            // Both see the free place when nothing keeps them apart; when something does, the second never comes.
            await Task.WhenAny(met.Task, Task.Delay(TimeSpan.FromMilliseconds(500), Ct));
            return isTaken;
        }));
        var booked = await Task.WhenAll(both.Select(ticket => visits.BookAsync(ticket, s_window, Ct)));
        booked.Order().ShouldBe([VisitBooking.Booked, VisitBooking.Conflict]);
    }

    /// <summary>An agent saves the form while a caller presses the key of the same half day: whoever is second is told so.</summary>
    [Fact]
    public async Task LastPlace_WantedByACallerAndAnAgentAtOnce_IsSoldOnce()
    {
        var ticket = await TicketAsync(TicketStatus.Scheduled);
        var window = s_window with { Day = s_window.Day.AddDays(7) };
        var slot = FlowVisits.SlotOf(window);
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = 0;
        var places = new Places(async () =>
        {
            await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
            var isTaken = await db.Tickets.AnyAsync(t => t.AppointmentFrom == slot.From, Ct);
            if (Interlocked.Increment(ref asking) == 2)
                met.TrySetResult();
            await Task.WhenAny(met.Task, Task.Delay(TimeSpan.FromMilliseconds(500), Ct));
            return isTaken;
        });
        using var sales = new VisitSales(places);
        var desk = ActivatorUtilities.CreateInstance<SaveDraft>(host.Services, sales);
        var draft = new DeskDraft { Interaction = s_call, NewName = "单海燕", ContactPhone = "13700990077", NewRegion = "370202", NewRegionName = "山东省青岛市市南区", NewAddress = "香港中路 76 号", Category = "AC", Description = "不制冷", Visit = slot };
        var saving = desk.HandleAsync(draft, null, new Actor("agent1"), Ct);
        var booking = Visits(places, sales).BookAsync(ticket, window, Ct);
        var saved = await saving;
        var wonByDesk = saved is SaveResult<DeskDraft>.Saved;
        if (saved is SaveResult<DeskDraft>.Refused refused)
            refused.Refusal.Rule.ShouldBe(VisitSales.Full);
        (await booking).ShouldBe(wonByDesk ? VisitBooking.Conflict : VisitBooking.Booked);
    }

    private async Task<bool> AnyAtAsync(string[] tickets, VisitWindow window)
    {
        var slot = FlowVisits.SlotOf(window);
        foreach (var ticket in tickets)
            if ((await Tickets.FindAsync(new TicketId(Guid.Parse(ticket)), Ct))!.Ticket.AppointmentFrom == slot.From)
                return true;
        return false;
    }

    private async Task<Input> AnswerAsync(Effect question, FlowVisits visits, ManualTimeProvider clock, Action beforeItStarts)
    {
        var board = new AnswerBoard();
        using var edge = new FlowEdge(host.Services.GetRequiredService<FlowLookUps>(), visits, clock, NullLogger<FlowEdge>.Instance);
        edge.Attach(board);
        edge.Ask(question);
        beforeItStarts();
        await edge.StartAsync(Ct);
        await Eventually.IsTrueAsync(() => board.Answer.Task.IsCompleted, "the flow has its answer");
        var answer = await board.Answer.Task;
        await edge.StopAsync(Ct);
        return answer;
    }

    private FlowVisits Visits(IVisitCapacity capacity, VisitSales? sales = null) => new(Tickets, capacity, sales ?? new VisitSales(capacity), host.Services.GetRequiredService<TicketStore>());

    private async Task<string> TicketAsync(TicketStatus status) => (await TicketsAsync(status, 1))[0];

    private async Task<string[]> TicketsAsync(TicketStatus status, int count)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var ids = await db.Tickets.Where(t => t.Status == status).OrderByDescending(t => t.Number).Select(t => t.Id).Take(count).ToListAsync(Ct);
        ids.Count.ShouldBe(count, $"the demo store has tickets in state {status}");
        return [.. ids.Select(id => id.Value.ToString("D"))];
    }

    /// <summary>One half day with one place, as told.</summary>
    private sealed class Places(Func<Task<bool>> isTaken) : IVisitCapacity
    {
        public async Task<IReadOnlyList<VisitOffer>> NextAsync(string? regionCode, string? categoryCode, int count, CancellationToken ct) => [await OfferAsync(FlowVisits.SlotOf(s_window))];

        public Task<VisitOffer> AtAsync(string? regionCode, string? categoryCode, AppointmentSlot slot, CancellationToken ct) => OfferAsync(slot);

        private async Task<VisitOffer> OfferAsync(AppointmentSlot slot) => new(slot, new VisitPlaces(default, default, 1, await isTaken() ? 1 : 0));
    }

    /// <summary>A floor without calls that keeps the first answer.</summary>
    private sealed class AnswerBoard : ISwitchboard
    {
        public TaskCompletionSource<Input> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FloorSnapshot Snapshot { get; } = new(ExchangeState.Empty, 0, DateTimeOffset.UnixEpoch);

        public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct) => throw new NotSupportedException();

        public bool TryPost(Input input) => Answer.TrySetResult(input);

        public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => throw new NotSupportedException();
    }
}

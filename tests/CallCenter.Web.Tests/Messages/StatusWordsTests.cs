using CallCenter.Web.Features.Waiting;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Tickets;
using Persistence.Queries;
using Shouldly;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Messages;

public sealed class StatusWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static PopTicket Ticket => Callers.Ticket() with { Status = TicketStatus.Scheduled, WaitReason = null, OpenedAt = Now.AddDays(-1), AppointmentFrom = null, AppointmentTo = null, PromisedFor = null };

    [Fact]
    public void Caller_WithoutAnOpenTicket_IsToldSo() => StatusWords.Of(PopCard.Unknown(null), Now).ShouldBe(["status-none"]);

    [Fact]
    public void Caller_WithSeveralTickets_HearsOfTheNewest_WithTheVisitInTheHousesTime()
    {
        var old = Ticket with { Status = TicketStatus.Open, OpenedAt = Now.AddDays(-9) };
        var visit = Ticket with { AppointmentFrom = Now.AddDays(1).AddHours(-1), AppointmentTo = Now.AddDays(1).AddHours(2) };
        StatusWords.Of(Card(old, visit), Now).ShouldBe(["status-intro", "status:Scheduled", "status-visit-on", "date:2026-11-25", "window:0900-1200", "status-go-on"]);
    }

    [Fact]
    public void Visit_ThatIsOver_IsNotAnnounced() =>
        StatusWords.Of(Card(Ticket with { AppointmentFrom = Now.AddHours(-4), AppointmentTo = Now.AddHours(-1) }), Now).ShouldBe(["status-intro", "status:Scheduled", "status-go-on"]);

    [Fact]
    public void Ticket_ThatWaitsForAPart_SaysWhenThePartIsExpected() =>
        StatusWords.Of(Card(Ticket with { Status = TicketStatus.Waiting, WaitReason = WaitReason.Part, PromisedFor = Now.AddDays(3) }), Now)
            .ShouldBe(["status-intro", "status:WaitingPart", "status-part-on", "date:2026-11-27", "status-go-on"]);

    [Fact]
    public void Words_AreNeverMoreThanTheExchangeSays()
    {
        var all = Ticket with { Status = TicketStatus.Waiting, WaitReason = WaitReason.Part, PromisedFor = Now.AddDays(3), AppointmentFrom = Now.AddDays(4), AppointmentTo = Now.AddDays(4).AddHours(3) };
        StatusWords.Of(Card(all), Now).Length.ShouldBeLessThanOrEqualTo(Limits.StatusWords);
    }

    private static PopCard Card(params PopTicket[] tickets) => PopCard.Unknown(null) with { LooseTickets = [.. tickets] };
}

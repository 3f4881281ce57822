using System.Security.Claims;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using Persistence.Outbox;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Realtime;

/// <summary>Which facts of the outbox are new, what programs are told of them, and who may hear it.</summary>
public sealed class OutboxCursorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Facts_AreTakenOnce_InTheirOrder()
    {
        var cursor = new OutboxCursor(10);
        Taken(cursor, Now, 9, 12, 11).ShouldBe([11, 12]);
        Taken(cursor, Now, 11, 12).ShouldBeEmpty();
        cursor.Floor.ShouldBe(12);
    }

    [Fact]
    public void AFact_ThatAppearsAfterALargerOne_IsNotLost()
    {
        var cursor = new OutboxCursor(10);
        Taken(cursor, Now, 11, 13).ShouldBe([11, 13]);
        cursor.Floor.ShouldBe(11, "12 may still come");
        Taken(cursor, Now.AddSeconds(3), 12, 13).ShouldBe([12]);
        cursor.Floor.ShouldBe(13);
    }

    [Fact]
    public void AGap_ThatStays_IsASaveThatWasRefused()
    {
        var cursor = new OutboxCursor(10);
        Taken(cursor, Now, 12, 14).ShouldBe([12, 14]);
        Taken(cursor, Now + OutboxCursor.Patience, 12, 14).ShouldBeEmpty();
        cursor.Floor.ShouldBe(14, "both gaps are as old");
    }

    [Fact]
    public void AYoungGap_BehindAnOldOne_IsStillLookedInto()
    {
        var cursor = new OutboxCursor(10);
        Taken(cursor, Now, 12).ShouldBe([12]);
        Taken(cursor, Now.AddSeconds(4), 12, 14).ShouldBe([14]);
        Taken(cursor, Now + OutboxCursor.Patience, 12, 14).ShouldBeEmpty();
        cursor.Floor.ShouldBe(12);
        Taken(cursor, Now + OutboxCursor.Patience, 13, 14).ShouldBe([13]);
        cursor.Floor.ShouldBe(14);
    }

    [Fact]
    public void AnEvent_SaysWhichAndHow_AndNothingOfPeople()
    {
        var happened = DomainEventMapping.Of(Row("ticket.opened", """{"id":"0199f000-0000-7000-8000-000000000001","number":"T-261122-0001","status":"Open","version":1,"customerId":"0199f000-0000-7000-8000-0000000000c1","actorId":"agent1","reporterName":"张伟","reporterE164":"+8613800000001"}"""))!;
        (happened.Type, happened.Number, happened.State, happened.Version, happened.By).ShouldBe(("ticket.opened", "T-261122-0001", "open", 1, "agent1"));
        System.Text.Json.JsonSerializer.Serialize(happened).ShouldNotContain("138");
        DomainEventMapping.Of(Row("dispatch.assigned", """{"id":"0199f000-0000-7000-8000-000000000002","number":"D-1","ticketId":"0199f000-0000-7000-8000-000000000001","status":"Assigned"}"""))!.Type.ShouldBe("visit.assigned");
        DomainEventMapping.Of(Row("unit.repairEnded", """{"id":"0199f000-0000-7000-8000-000000000003","serial":"HM01","state":"InUse","version":3}"""))!.Number.ShouldBe("HM01");
        DomainEventMapping.Of(Row("import.ended", """{"id":"0199f000-0000-7000-8000-000000000004","kind":"Units","state":"Done","created":3,"updated":0}"""))!.State.ShouldBe("done");
        DomainEventMapping.Of(Row("article.published", "{}")).ShouldBeNull();
    }

    [Theory]
    [InlineData(Roles.Parts, "ticket.opened", true)]
    [InlineData(Roles.Parts, "customer.edited", true)]
    [InlineData(Roles.Parts, "call.received", false)]
    [InlineData(Roles.Parts, "callback.planned", false)]
    [InlineData(Roles.Parts, "security.scan", false)]
    [InlineData(Roles.Manager, "call.received", true)]
    [InlineData(Roles.Manager, "callback.planned", true)]
    [InlineData(Roles.Manager, "evaluation.published", false)]
    [InlineData(Roles.Reviewer, "evaluation.published", true)]
    [InlineData(Roles.Parts, "import.ended", false)]
    [InlineData(Roles.Supervisor, "import.ended", true)]
    [InlineData(Roles.Supervisor, "security.scan", true)]
    public void ASubscriber_HearsWhatHisRightsLetHimRead(string role, string type, bool hears) =>
        EventRights.MayHear(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test")), new FloorEvent(1, type, Now)).ShouldBe(hears);

    private static IEnumerable<long> Taken(OutboxCursor cursor, DateTimeOffset now, params long[] seqs) => cursor.Take([.. seqs.Select(s => Row("ticket.opened", "{}", s))], now).Select(r => r.Seq);

    private static OutboxRow Row(string type, string payload, long seq = 1) => new() { Seq = seq, Type = type, Payload = payload, CreatedAt = Now };
}

using CallCenter.Web.Features.Desk;
using Crm.Domain.Tickets;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DraftTests
{
    [Fact]
    public void Draft_WhenAnotherCustomerIsChosen_KeepsWhatWasTypedAboutTheFault()
    {
        var first = Callers.Candidate(1, "周敏", Callers.Unit(11));
        var second = Callers.Candidate(2, "周建国", Callers.Unit(12), Callers.Unit(13));
        var draft = DraftPrefill.Begin(Callers.Pop(first, second), Floor.Repair) with { Description = "不制冷", Symptom = "AC-S01" };

        var next = DraftPrefill.Choose(draft, second);

        next.Customer.ShouldBe(second.Customer.Id);
        next.ContactName.ShouldBe("周建国");
        next.Unit.ShouldBeNull("two machines: the agent chooses");
        next.Description.ShouldBe("不制冷");
        next.Symptom.ShouldBe("AC-S01");
    }

    [Fact]
    public void Draft_WhenAContactWasTyped_ChoosingAnotherCustomerDoesNotOverwriteIt()
    {
        var draft = DraftPrefill.Begin(Callers.Pop(Callers.Candidate(1, "周敏")), Floor.Repair).Confirmed(DraftFields.Contact) with { ContactName = "门卫老李" };

        DraftPrefill.Choose(draft, Callers.Candidate(2, "周建国")).ContactName.ShouldBe("门卫老李");
    }

    [Theory]
    [InlineData("install", TicketType.Install)]
    [InlineData("complaint", TicketType.Complaint)]
    [InlineData("repair", TicketType.Repair)]
    public void Draft_TakesItsTypeFromTheQueue(string queue, TicketType type) =>
        DraftPrefill.Begin(Callers.Pop(), new QueueId(queue)).Type.ShouldBe(type);

    [Fact]
    public void Shelf_WhenFull_LetsTheLongestUntouchedGo()
    {
        var shelf = new DraftShelf();
        for (var i = 0; i <= DraftShelf.Limit; i++)
            shelf.Put(Floor.Lin, new DeskDraft { Interaction = Id(i), KeptAt = Floor.Now.AddSeconds(i) });

        shelf.Count.ShouldBe(DraftShelf.Limit);
        shelf.Find(Floor.Lin, Id(0)).ShouldBeNull();
        shelf.Find(Floor.Lin, Id(DraftShelf.Limit)).ShouldNotBeNull();
        shelf.Find(Floor.Chen, Id(DraftShelf.Limit)).ShouldBeNull("another agent's draft");
    }

    private static InteractionId Id(int n) => new(new Guid(n + 1, 0, 0, new byte[8]));
}

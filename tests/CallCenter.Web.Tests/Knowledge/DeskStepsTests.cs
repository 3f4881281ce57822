using CallCenter.Web.Features.Desk;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class DeskStepsTests
{
    private const string Head = "Guided by {0} (version {1}):";
    private static readonly DeskDraft Draft = new() { Interaction = Floor.FirstCall, Description = "吹常温风" };

    [Fact]
    public void Steps_AreAddedBelowTheCustomersWords_NamedByArticleAndVersion()
    {
        var next = DeskSteps.Add(Draft, "AC-001", 2, ["清洗滤网", "重新开机"], Head)!;
        next.Description.ShouldBe("吹常温风\nGuided by AC-001 (version 2):\n1. 清洗滤网\n2. 重新开机");
        next.Article.ShouldBe("AC-001");
    }

    [Fact]
    public void Steps_PressedTwice_AreThereOnce()
    {
        var once = DeskSteps.Add(Draft, "AC-001", 2, ["清洗滤网"], Head)!;
        DeskSteps.Add(once, "AC-001", 2, ["清洗滤网"], Head)!.Description.ShouldBe(once.Description);
    }

    [Fact]
    public void Steps_ThatDoNotFit_AreNotCut() =>
        DeskSteps.Add(Draft with { Description = new string('x', TicketDetails.DescriptionLength - 5) }, "AC-001", 2, ["清洗滤网"], Head).ShouldBeNull();

    [Fact]
    public void Solved_TakesTheVisitAway_AndAVisitBookedLaterTakesTheMarkAway()
    {
        var slot = new AppointmentSlot(Floor.Now, Floor.Now.AddHours(3));
        var solved = DeskSteps.Solved(Draft with { Visit = slot }, "AC-001");
        (solved.Visit, solved.IsPhoneSolved).ShouldBe((null, true));
        (solved with { Visit = slot }).IsPhoneSolved.ShouldBeFalse();
        Dispositions.Derive(solved with { TicketNumber = "T-1" }).ShouldBe(Dispositions.PhoneSolved);
        Dispositions.Derive(solved).ShouldBe(Dispositions.None);
    }

    [Fact]
    public void Failed_IsRememberedOnce_AndTakesAnEarlierSolvedBack()
    {
        var failed = DeskSteps.Failed(DeskSteps.Failed(DeskSteps.Solved(Draft, "AC-001"), "AC-001"), "AC-001");
        failed.Tried.ShouldBe(["AC-001"]);
        failed.IsPhoneSolved.ShouldBeFalse();
        DeskSteps.Solved(failed, "AC-001").Tried.ShouldBeEmpty();
    }
}

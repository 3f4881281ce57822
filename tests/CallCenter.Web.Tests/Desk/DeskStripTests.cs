using Bunit;
using CallCenter.Web.Features.Desk;
using Crm.Domain.Tickets;
using Shouldly;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DeskStripTests
{
    private static DeskView Wrapping => DeskView.From(
        Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.WrapUp, Floor.FirstCall) with { WrapUpEnds = Floor.Now.AddSeconds(25) }]), Floor.Lin);

    [Theory]
    [InlineData("zh-CN", "报修 › 约上门")]
    [InlineData("en", "Repair › visit booked")]
    public void WrapUp_AfterASavedVisit_HasItsResultAlreadyAndMayEnd(string culture, string result)
    {
        using var pages = new DeskPages(culture);
        var finished = false;
        var draft = new DeskDraft { Interaction = Floor.FirstCall, TicketNumber = "T-261124-0018", Visit = new AppointmentSlot(Floor.Now.AddDays(1), Floor.Now.AddDays(1).AddHours(3)) };
        var strip = pages.Render<DeskStrip>(p => p.Add(x => x.View, Wrapping).Add(x => x.Draft, draft).Add(x => x.OnFinish, () => finished = true));

        var chosen = strip.Find("[data-testid=disposition]").GetAttribute("value");
        strip.FindAll("[data-testid=disposition] option").Single(o => o.GetAttribute("value") == chosen).TextContent.ShouldBe(result);
        strip.Find("[data-testid=wrap-up]").InnerHtml.ShouldContain("data-drain-until");
        strip.Find("[data-testid=finish-wrap-up]").Click();
        finished.ShouldBeTrue();
    }

    [Theory]
    [InlineData("zh-CN", "请先选择结果")]
    [InlineData("en", "Choose a result first")]
    public void WrapUp_WithNothingSavedOrChosen_SaysWhyItCannotEnd(string culture, string why)
    {
        using var pages = new DeskPages(culture);
        var strip = pages.Render<DeskStrip>(p => p.Add(x => x.View, Wrapping).Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall }));

        var finish = strip.Find("[data-testid=finish-wrap-up]");
        finish.HasAttribute("disabled").ShouldBeTrue();
        finish.GetAttribute("title").ShouldBe(why);
    }

    [Fact]
    public void Result_ChosenByThePerson_WinsOverTheDerivedOne()
    {
        var draft = new DeskDraft { Interaction = Floor.FirstCall, TicketNumber = "T-261124-0018", Disposition = "other.silent" };

        Dispositions.Derive(draft).ShouldBe("other.silent");
        Dispositions.Derive(draft with { Disposition = null }).ShouldBe("repair.ticket");
        Dispositions.Derive(new DeskDraft { Interaction = Floor.FirstCall }).ShouldBe(Dispositions.None);
    }

    [Fact]
    public void EveryDerivableResult_IsInTheList()
    {
        var slot = new AppointmentSlot(Floor.Now, Floor.Now.AddHours(1));
        foreach (var type in Enum.GetValues<TicketType>())
        {
            foreach (var visit in new AppointmentSlot?[] { null, slot })
                Dispositions.All.ShouldContain(Dispositions.Derive(new DeskDraft { Interaction = Floor.FirstCall, Type = type, TicketNumber = "T", Visit = visit }));
        }
    }
}

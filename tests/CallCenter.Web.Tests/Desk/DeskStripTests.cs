using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Ui.Kit;
using Crm.Domain.Tickets;
using Shouldly;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DeskStripTests
{
    private static readonly Choice<string>[] Results = [new("resolved", "Resolved"), new(Dispositions.TicketCreated, "Ticket created"), new("silent", "Silent")];

    private static DeskView Wrapping => DeskView.From(
        Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.WrapUp, Floor.FirstCall) with { WrapUpEnds = Floor.Now.AddSeconds(25) }]), Floor.Lin);

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void WrapUp_AfterASavedTicket_HasItsResultAlreadyAndMayEnd(string culture)
    {
        using var pages = new DeskPages(culture);
        var finished = false;
        var draft = new DeskDraft { Interaction = Floor.FirstCall, TicketNumber = "T-261124-0018", Visit = new AppointmentSlot(Floor.Now.AddDays(1), Floor.Now.AddDays(1).AddHours(3)) };
        var strip = pages.Render<DeskStrip>(p => p.Add(x => x.View, Wrapping).Add(x => x.Fills, true).Add(x => x.Draft, draft).Add(x => x.Results, Results).Add(x => x.OnFinish, () => finished = true));

        var chosen = strip.Find("[data-testid=disposition]").GetAttribute("value");
        strip.FindAll("[data-testid=disposition] option").Single(o => o.GetAttribute("value") == chosen).TextContent.ShouldBe("Ticket created");
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
        var draft = new DeskDraft { Interaction = Floor.FirstCall, TicketNumber = "T-261124-0018", Disposition = "silent" };

        Dispositions.Derive(draft).ShouldBe("silent");
        Dispositions.Derive(draft with { Disposition = null }).ShouldBe(Dispositions.TicketCreated);
        Dispositions.Derive(new DeskDraft { Interaction = Floor.FirstCall }).ShouldBe(Dispositions.None);
    }
}

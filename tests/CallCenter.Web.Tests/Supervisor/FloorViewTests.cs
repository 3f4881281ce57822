using System.Globalization;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Tests.Ui;
using CallCenter.Web.Ui;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class FloorViewTests
{
    private static FloorView View => FloorView.From(SmallFloor.Snapshot);

    [Fact]
    public void ServiceLevel_OnTheDayOfEightFormulas_IsTheHouseDefault() =>
        Percent.Text(new QueueFigures(SmallFloor.TheDay).ServiceLevel).ShouldBe("75.3%");

    [Fact]
    public void Rates_WithNothingToDivideBy_AreADashAndNotAHundred()
    {
        var none = new QueueFigures(QueueCounters.Zero);
        none.ServiceLevel.ShouldBeNull();
        none.AbandonRate.ShouldBeNull();
        none.Asa.ShouldBeNull();
        none.Aht.ShouldBeNull();
        Percent.Text(none.ServiceLevel).ShouldBe("–");
    }

    [Fact]
    public void Averages_AreSumsOverCounts()
    {
        var day = new QueueFigures(SmallFloor.TheDay);
        day.Asa.ShouldBe(TimeSpan.FromSeconds(22));
        day.Aht.ShouldBe(TimeSpan.FromSeconds(312));
        day.AbandonRate!.Value.ShouldBe(15 / 100.0, 1e-9);
        day.NetAbandonRate!.Value.ShouldBe(11 / 96.0, 1e-9);
        day.AnswerRate!.Value.ShouldBe(82 / 100.0, 1e-9);
        day.FlowOuts(waiting: 0).ShouldBe(3);
    }

    [Fact]
    public void Total_OfQueues_IsMadeOfSumsAndNotOfRates()
    {
        var total = QueueFigures.Of([new(10, 10, 10, 0, 0, 0, 0, 0), new(100, 90, 0, 10, 0, 0, 0, 0)]);
        total.ServiceLevel!.Value.ShouldBe(10 / 110.0, 1e-9);
    }

    [Fact]
    public void Queue_CountsRingingCallersAsWaiting_FromTheirQueueEntry()
    {
        var repair = View.Queues.Single(q => q.Id == "repair");
        repair.Waiting.ShouldBe(2);
        repair.OldestSince.ShouldBe(SmallFloor.Now.AddSeconds(-156));
        View.Slowest!.Id.ShouldBe("repair");
    }

    [Fact]
    public void Queue_CountsItsOwnMembersOnly()
    {
        var repair = View.Queues.Single(q => q.Id == "repair");
        (repair.Ready, repair.Staffed).ShouldBe((0, 2));
        var install = View.Queues.Single(q => q.Id == "install");
        (install.Ready, install.Staffed, install.Waiting).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Agent_HoldingACall_IsTimedFromTheHold()
    {
        var agent = View.Agents.Single(a => a.Id == SmallFloor.Agent(1));
        agent.Since.ShouldBe(SmallFloor.Now.AddSeconds(-125));
        agent.IsOver(SmallFloor.Now).ShouldBeTrue();
        agent.Number.ShouldBe("138****8001");
        agent.Queue.ShouldBe("repair");
    }

    [Fact]
    public void Calls_TheLongestWaitingComesFirst_AndNumbersAreMasked()
    {
        View.Calls.Select(c => c.Phase).ShouldBe([CallPhase.Waiting, CallPhase.Offered, CallPhase.Held]);
        View.Calls.ShouldAllBe(c => c.Number.Contains("****", StringComparison.Ordinal));
        View.Calls[2].Waited.ShouldBe(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public void Order_WhoIsFurthestOverALimitComesFirst_SignedOutLast()
    {
        var order = AgentOrder.Of(View.Agents, SmallFloor.Now).Select(a => a.Id.Value).ToList();
        order.ShouldBe(["agent1", "agent2", "agent3", "agent4"]);
    }

    [Theory]
    [InlineData(.85, FloorLevel.Ok)]
    [InlineData(.75, FloorLevel.Watch)]
    [InlineData(.60, FloorLevel.Breach)]
    public void Level_BelowTarget_IsWatchedThenBroken(double share, string level) => FloorLevel.Below<double>(share, .80, .70).ShouldBe(level);

    [Fact]
    public void Level_WithoutAFigure_IsSilent() => FloorLevel.Below<double>(null, .80, .70).ShouldBe(FloorLevel.Ok);

    [Fact]
    public void Feed_OnAQuietFloor_StillGivesASignOfLife()
    {
        var clock = new ManualClock(SmallFloor.Now);
        using var feed = new FloorFeed(new TestSwitchboard(SmallFloor.Snapshot), clock);
        var signs = 0;
        feed.Start(() => signs++);

        clock.Advance(TimeSpan.FromSeconds(2));

        signs.ShouldBe(1);
        feed.ReadAt.ShouldBe(SmallFloor.Now.AddSeconds(2));
    }

    [Fact]
    public void Feed_ChangeFromAnotherThread_SpeaksTheReadersLanguage()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures.English);
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var feed = new FloorFeed(board, TimeProvider.System);
        string? heard = null;
        feed.Start(() => heard = CultureInfo.CurrentUICulture.Name);

        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        board.Publish(SmallFloor.Snapshot);

        heard.ShouldBe(Cultures.English);
    }
}

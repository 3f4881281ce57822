using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Features.Supervisor.Alerts;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Now = SmallFloor.Now;
    private static readonly AlertRule Wait = new(AlertKind.LongestWait, FloorLevel.Breach, 120, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));

    [Fact]
    public void Alert_IsToldOnlyAfterItsTime_AndOnceWhileItLasts()
    {
        var book = Take(AlertBook.Empty, 0, 130);
        book.Alerts.ShouldBeEmpty();
        book = Take(Take(book, 5, 135), 9, 139);

        var alert = book.Alerts.ShouldHaveSingleItem();
        (alert.Queue, alert.Value, alert.Threshold, alert.Level).ShouldBe(("repair", 139, 120, FloorLevel.Breach));
        alert.RaisedAt.ShouldBe(Now.AddSeconds(5));
    }

    [Fact]
    public void Alert_ThatWasOverBeforeItsTime_IsNeverTold()
    {
        var book = Take(Take(Take(AlertBook.Empty, 0, 130), 4, 10), 6, 130);
        book.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Alert_ThatIsOver_StaysUntilSomebodySawIt()
    {
        var book = Take(Take(Take(AlertBook.Empty, 0, 130), 5, 130), 6, 1);
        book.Alerts[0].ClearedAt.ShouldBe(Now.AddSeconds(6));
        book.Shown.ShouldHaveSingleItem();

        book = book.Acknowledge(book.Alerts[0].Id, "supervisor1", Now.AddSeconds(8));

        book.Shown.ShouldBeEmpty();
        (book.Alerts[0].AcknowledgedBy, book.Alerts[0].AcknowledgedAt).ShouldBe(("supervisor1", Now.AddSeconds(8)));
        book.Acknowledge(book.Alerts[0].Id, "supervisor2", Now.AddSeconds(9)).Alerts[0].AcknowledgedBy.ShouldBe("supervisor1");
    }

    [Fact]
    public void Alert_WithinItsCooldown_KeepsSilent_AndIsToldAgainAfterIt()
    {
        var book = Take(Take(Take(AlertBook.Empty, 0, 130), 5, 130), 6, 1);
        book = Take(Take(book, 10, 130), 60, 130);
        book.Alerts.Count.ShouldBe(1);

        book = Take(book, 127, 130);

        book.Alerts.Count.ShouldBe(2);
        book.Alerts[0].Id.ShouldBeGreaterThan(book.Alerts[1].Id);
    }

    [Fact]
    public void Threshold_OfAQueue_GoesBeforeTheFloors()
    {
        var strict = Wait with { For = TimeSpan.Zero, Queues = Wait.Queues.Add("complaint", 30) };
        var book = AlertBook.Empty.Take([new(AlertKind.LongestWait, "repair", 60), new(AlertKind.LongestWait, "complaint", 60)], [strict], Now);
        book.Alerts.ShouldHaveSingleItem().Queue.ShouldBe("complaint");
    }

    [Theory]
    [InlineData(AlertKind.ServiceLevel, 80, 79.9, true)]
    [InlineData(AlertKind.ServiceLevel, 80, 80, false)]
    [InlineData(AlertKind.RingNoAnswer, 3, 3, true)]
    [InlineData(AlertKind.RingNoAnswer, 3, 2, false)]
    [InlineData(AlertKind.DiskLow, 2048, 2047, true)]
    public void Rule_FiguresThatFall_BreakBelow_OthersFromTheThresholdOn(AlertKind kind, double threshold, double value, bool broken) =>
        new AlertRule(kind, FloorLevel.Watch, threshold, TimeSpan.Zero, TimeSpan.Zero).IsBroken(new AlertReading(kind, null, value)).ShouldBe(broken);

    [Fact]
    public void Readings_OfTheFloor_NameTheQueueAndLeaveOutWhatIsUnknown()
    {
        var readings = FloorReadings.Of(FloorView.From(SmallFloor.Snapshot), new SignalCounts(4, 1), new CallbackRisk(9, 2, 1, 3, 2, 1), freeMib: null, Now);

        readings.ShouldContain(new AlertReading(AlertKind.LongestWait, "repair", 156));
        readings.Single(r => r.Kind == AlertKind.ServiceLevel).Value.ShouldBe(75.26, 0.01);
        readings.ShouldContain(new AlertReading(AlertKind.RingNoAnswer, null, 4));
        readings.ShouldContain(new AlertReading(AlertKind.CallbacksDue, null, 2));
        readings.ShouldContain(new AlertReading(AlertKind.CallbacksOverdue, null, 1));
        readings.ShouldNotContain(r => r.Kind == AlertKind.DiskLow || r.Kind == AlertKind.NobodyStaffed);
    }

    [Fact]
    public void Book_NeverGrowsBeyondItsLimit()
    {
        var rule = Wait with { For = TimeSpan.Zero };
        var readings = Enumerable.Range(0, AlertBook.Limit + 20).Select(n => new AlertReading(AlertKind.LongestWait, $"q{n}", 200)).ToList();
        AlertBook.Empty.Take(readings, [rule], Now).Alerts.Count.ShouldBe(AlertBook.Limit);
    }

    private static AlertBook Take(AlertBook book, int seconds, double waited) =>
        book.Take([new(AlertKind.LongestWait, "repair", waited)], [Wait], Now.AddSeconds(seconds));
}

using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Features.Supervisor.Alerts;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Ui;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class AlertWatchTests
{
    private static readonly string[] Deed = ["supervisor1 alert.acknowledged alert:LongestWait:repair  > "];

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_ALongWait_IsToldOnce_AndAcknowledgedWithNameAndAuditLine()
    {
        using var page = new PageContext();
        using var watch = Watch(page, new CallbackRisk(5, 2, 0, 1, 1, 0));
        var told = 0;
        watch.Changed += () => told++;

        await watch.LookAsync(Ct);
        await watch.LookAsync(Ct);

        told.ShouldBe(1, "the same figures are no news");
        watch.Callbacks!.DueSoon.ShouldBe(2);
        var wait = watch.Book.Alerts.Single(a => a.Kind == AlertKind.LongestWait);
        await watch.AcknowledgeAsync(wait.Id, "supervisor1", Ct);
        await watch.AcknowledgeAsync(wait.Id, "supervisor2", Ct);

        watch.Book.Alerts.Single(a => a.Id == wait.Id).AcknowledgedBy.ShouldBe("supervisor1");
        page.Deeds.ShouldBe(Deed);
    }

    [Fact]
    public async Task Watch_WithoutCallbacks_ShowsNoFigureAndAlarmsNobody()
    {
        using var page = new PageContext();
        using var watch = Watch(page, CallbackRisk.Unknown);
        await watch.LookAsync(Ct);
        watch.Callbacks.ShouldBeNull();
        watch.Book.Alerts.ShouldNotContain(a => a.Kind == AlertKind.CallbacksDue || a.Kind == AlertKind.CallbacksOverdue);
    }

    [Fact]
    public void Signals_CountWhatHappenedLately_AndForgetWhatIsOld()
    {
        var clock = new ManualTimeProvider(SmallFloor.Now);
        var signals = new FloorSignals(null!, clock);
        for (var i = 0; i < 3; i++)
            signals.Heard(new FactEnvelope(i, new Fact.OfferEnded(clock.GetUtcNow(), default, SmallFloor.Agent(1), NotReadyReasons.RingNoAnswer)));
        signals.Heard(new FactEnvelope(9, new Fact.OfferEnded(clock.GetUtcNow(), default, SmallFloor.Agent(1), NotReadyReasons.Declined)));
        signals.Count().RingNoAnswer.ShouldBe(3);

        clock.Advance(TimeSpan.FromMinutes(11));

        signals.Count().RingNoAnswer.ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-CN", "等待过长", "维修 · 最长 2:36，上限 2:00", "supervisor1 10:15 已确认")]
    [InlineData("en", "Waiting too long", "Repair · longest 2:36, limit 2:00", "supervisor1 saw it at 10:15")]
    public async Task Bar_InBothLanguages_SaysWhatWhereAndHowMuch_AndWhoSawIt(string culture, string title, string detail, string seen)
    {
        using var page = new PageContext(culture);
        using var watch = Watch(page, CallbackRisk.Unknown);
        await watch.LookAsync(Ct);
        page.Services.AddSingleton<IAlertWatch>(watch);
        page.Services.AddSingleton<AlertText>();
        var bar = page.Render<AlertBar>(p => p.Add(b => b.By, "supervisor1").Add(b => b.MayAcknowledge, value: true));

        var alert = bar.Find("[data-kind=LongestWait]");
        (alert.GetAttribute("data-level"), alert.QuerySelector("b")!.TextContent).ShouldBe((FloorLevel.Breach, title));
        alert.TextContent.ShouldContain(detail);
        alert.QuerySelector(".icon").ShouldNotBeNull();
        alert.QuerySelector("[data-testid=alert-ack]")!.Click();

        bar.WaitForAssertion(() => bar.Find("[data-kind=LongestWait]").TextContent.ShouldContain(seen));
    }

    [Fact]
    public void Settings_ChangeThresholdsSwitchRulesOff_AndNameWhatIsWrong()
    {
        var floor = Read(("Floor:Alerts:LongestWait:Threshold", "60"), ("Floor:Alerts:LongestWait:Queues:complaint", "30"), ("Floor:Alerts:DiskLow:Enabled", "false"), ("Floor:Targets:ServiceLevelPercent", "90"));
        floor.Targets.ServiceLevel.ShouldBe(.9);
        floor.Alerts.ShouldNotContain(r => r.Kind == AlertKind.DiskLow);
        var wait = floor.Alerts.Single(r => r.Kind == AlertKind.LongestWait);
        (wait.ThresholdOf("repair"), wait.ThresholdOf("complaint")).ShouldBe((60, 30));

        foreach (var (key, value, allowed) in new[]
        {
            ("Floor:Alerts:Weather:Threshold", "1", "known here"), ("Floor:Alerts:LongestWait:Threshold", "long", "a number"), ("Floor:Alerts:LongestWait:Enabled", "maybe", "true or false"),
            ("Floor:Targets:AbandonPercent", "200", "a number from 0 to 100"), ("Floor:Colour", "red", "Targets, Alerts"),
        })
        {
            Should.Throw<SettingsException>(() => Read((key, value))).Message.ShouldContain(allowed);
        }
    }

    private static FloorSettings Read(params (string Key, string Value)[] settings) => FloorSettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

    private static AlertWatch Watch(PageContext page, CallbackRisk risk)
    {
        var clock = new ManualTimeProvider(SmallFloor.Now);
        var settings = new AppSettings(new DataSettings("/", DataProvider.Sqlite, ""), false, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []);
        return new AlertWatch(
            new TestSwitchboard(SmallFloor.Snapshot), new FloorSignals(null!, clock), new Risk(risk), settings, new Given(AlertRule.Defaults), page.DeedLog, clock, NullLogger<AlertWatch>.Instance);
    }

    private sealed class Given(IReadOnlyList<AlertRule> rules) : IAlertRules
    {
        public ValueTask<IReadOnlyList<AlertRule>> ReadAsync(CancellationToken ct) => new(rules);
    }

    private sealed class Risk(CallbackRisk risk) : ICallbackRisk
    {
        public ValueTask<CallbackRisk> ReadAsync(CancellationToken ct) => new(risk);
    }
}

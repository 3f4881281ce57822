using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Realtime;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Supervisor;
using Crm.Domain.Administration;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class OutboundGuardTests
{
    private const string Mobile = "13800138000";
    private const string Abroad = "+12125550100";
    private readonly ManualTimeProvider _clock = new();
    private readonly OutboundGuard _guard;
    private int _legs;

    public OutboundGuardTests() => _guard = new OutboundGuard(_clock) { Policy = new OutboundPolicy { AtOnce = 2, AgentDayMinutes = 60, CallMinutes = 30 } };

    [Fact]
    public void Begin_When_AsManyAreUpAsMay_Then_KeptInUntilOneEnds()
    {
        var first = Leg();
        _guard.Begin(first, Mobile, "agent1").ShouldBeNull();
        _guard.Begin(Leg(), Mobile, "agent2").ShouldBeNull();
        _guard.Begin(Leg(), Mobile, "agent3")!.Rule.ShouldBe(OutboundPolicy.TooManyAtOnce);
        _guard.Ended(first);
        _guard.Begin(Leg(), Mobile, "agent3").ShouldBeNull();
    }

    [Fact]
    public void Day_When_UsedUpInTwoCalls_Then_KeptInUntilMidnight_AndOthersGoOn()
    {
        for (var i = 0; i < 2; i++)
        {
            var leg = Leg();
            _guard.Begin(leg, Mobile, "agent1").ShouldBeNull();
            _clock.Advance(TimeSpan.FromMinutes(5)); // ringing does not count
            _guard.Answered(leg);
            _clock.Advance(TimeSpan.FromMinutes(30));
            _guard.Ended(leg);
        }

        _guard.Check(Mobile, "agent1")!.Rule.ShouldBe(OutboundPolicy.DayIsUsedUp);
        _guard.Check(Mobile, "agent2").ShouldBeNull();
        _clock.Advance(TimeSpan.FromDays(1));
        _guard.Check(Mobile, "agent1").ShouldBeNull();
    }

    [Fact]
    public void Day_When_ACallIsStillUp_Then_ItsMinutesCount()
    {
        var leg = Leg();
        _guard.Begin(leg, Mobile, "agent1");
        _guard.Answered(leg);
        _clock.Advance(TimeSpan.FromMinutes(61));
        _guard.Check(Mobile, "agent1")!.Rule.ShouldBe(OutboundPolicy.DayIsUsedUp);
    }

    [Fact]
    public void Day_When_ItBeganBeforeARestart_Then_WhatWasTalkedCounts()
    {
        _guard.Restore(new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { ["agent1"] = TimeSpan.FromMinutes(59), ["agent2"] = TimeSpan.FromMinutes(60) });
        _guard.Check(Mobile, "agent1").ShouldBeNull();
        _guard.Check(Mobile, "agent2")!.Rule.ShouldBe(OutboundPolicy.DayIsUsedUp);
        _clock.Advance(TimeSpan.FromDays(1));
        _guard.Check(Mobile, "agent2").ShouldBeNull();
    }

    [Fact]
    public void Overdue_When_ACallLastsLongerThanItMay_Then_Named()
    {
        var leg = Leg();
        _guard.Begin(leg, Mobile, null);
        _guard.Answered(leg);
        _clock.Advance(TimeSpan.FromMinutes(29));
        _guard.Overdue().ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromMinutes(1));
        _guard.Overdue().ShouldBe([leg]);
        _guard.Ended(leg);
        _guard.Overdue().ShouldBeEmpty();
    }

    /// <summary>Every command by which a call leaves the house: the desk's and the API's dial, the call-back's, a transfer, a consult.</summary>
    [Fact]
    public async Task Command_That_LetsACallLeave_IsRefusedByTheRulesName_AndNoted()
    {
        var inner = new TestSwitchboard(SmallFloor.Snapshot);
        var security = new SecurityLog(new EventStream(_clock), _clock);
        var gate = new GuardedSwitchboard(inner, _guard, security);
        var agent = new AgentId("agent1");
        var call = new InteractionId(Guid.CreateVersion7());
        var abroad = new TransferTarget.ToNumber(Abroad, "4008001000", "t");
        foreach (var command in new Input[]
        {
            new Input.Dial(agent, call, Abroad, "4008001000", "t", "call", null),
            new Input.Dial(agent, call, Abroad, "4008001000", "t", "callback", "T-1"),
            new Input.BlindTransfer(agent, call, abroad, "agent1"),
            new Input.Consult(agent, call, abroad),
        })
        {
            (await gate.AskAsync(command, TestContext.Current.CancellationToken)).ShouldBeOfType<CommandResult.Refused>().Reason.Rule.ShouldBe(OutboundPolicy.InternationalIsOff);
        }

        inner.Asked.ShouldBeEmpty();
        var told = security.Book.Entries.Single();
        (told.Kind, told.Subject, told.Rule, told.Count).ShouldBe((SecurityKind.OutboundDenied, "agent1", OutboundPolicy.InternationalIsOff, 4));
        told.ToString().ShouldNotContain("2125550100");

        await gate.AskAsync(new Input.Dial(agent, call, Mobile, "4008001000", "t", "call", null), TestContext.Current.CancellationToken);
        await gate.AskAsync(new Input.Hold(agent, call), TestContext.Current.CancellationToken);
        inner.Asked.Count.ShouldBe(2);
    }

    private LegId Leg() => new(new InteractionId(Guid.CreateVersion7()), ++_legs);
}

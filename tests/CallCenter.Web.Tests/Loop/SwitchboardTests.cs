using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Desk;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ports;
using Xunit;

namespace CallCenter.Web.Tests.Loop;

public sealed class SwitchboardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_WhenFull_RefusesCommandsAndFactsAndCountsThem()
    {
        await using var loop = new Loop();
        for (var i = 0; i < CallCenter.Web.Switchboard.Limits.Inputs; i++)
            loop.Switchboard.TryPost(new Input.Drain()).ShouldBeTrue();

        loop.Switchboard.TryPost(new Input.Drain()).ShouldBeFalse();
        var refused = (await loop.Switchboard.AskAsync(new Input.Drain(), Ct)).ShouldBeOfType<CommandResult.Refused>();

        refused.Reason.Rule.ShouldBe(Rules.SwitchboardIsBusy);
        loop.Switchboard.Dropped.ShouldBe(2);
    }

    [Fact]
    public async Task Queue_AboveItsReserve_TakesFactsOfAdmittedCallsOnly()
    {
        await using var loop = new Loop();
        for (var i = 0; i <= CallCenter.Web.Switchboard.Limits.NewWork; i++)
            loop.Switchboard.TryPost(new Input.Drain()).ShouldBeTrue();

        loop.Switchboard.TryPost(new Input.CallArrived(Floor.FirstCall, "13800138000", "4008001001", "demo")).ShouldBeFalse();
        (await loop.Switchboard.AskAsync(new Input.Drain(), Ct)).ShouldBeOfType<CommandResult.Refused>();
        loop.Switchboard.TryPost(new Input.LegEnded(new LegId(Floor.FirstCall, 1), LegEnding.HungUp)).ShouldBeTrue();
    }

    [Fact]
    public async Task Step_ThatThrows_KeepsTheStateTellsTheAskerAndGoesOn()
    {
        await using var loop = await Loop.StartAsync();
        (await loop.Switchboard.AskAsync(new Input.Configure(Floor.Plan), Ct)).ShouldBeOfType<CommandResult.Accepted>();
        var before = loop.Switchboard.Snapshot;

        await Should.ThrowAsync<InvalidOperationException>(async () => await loop.Switchboard.AskAsync(new Input.Configure(null!), Ct));

        loop.Switchboard.Snapshot.State.ShouldBeSameAs(before.State);
        loop.Switchboard.Snapshot.Seq.ShouldBe(before.Seq + 1, "the journal has the failed input under this number, so no other may get it");
        (await loop.Switchboard.AskAsync(new Input.SetPresence(Floor.Lin, Presence.NotReady, "break", null, "agent1"), Ct)).ShouldBeOfType<CommandResult.Accepted>();
        loop.Switchboard.Snapshot.State.Agents[Floor.Lin].Presence.ShouldBe(Presence.NotReady);
    }

    [Fact]
    public async Task Journal_ThatThrows_DoesNotEndTheFloor()
    {
        await using var loop = await Loop.StartAsync(new BrokenJournal());
        (await loop.Switchboard.AskAsync(new Input.Configure(Floor.Plan), Ct)).ShouldBeOfType<CommandResult.Accepted>();
        loop.Switchboard.Snapshot.State.Plan.Agents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Wire_ThatThrows_DoesNotStopTheEffectsBehindIt()
    {
        await using var loop = await Loop.StartAsync(wire: new BrokenWire());
        await loop.Switchboard.AskAsync(new Input.Configure(Floor.Plan), Ct);
        // A call to a number that we do not have is refused on the wire, which throws here.
        loop.Switchboard.TryPost(new Input.CallArrived(Floor.FirstCall, "13800138000", "4009999999", "demo")).ShouldBeTrue();
        await loop.Switchboard.AskAsync(new Input.Configure(Floor.Plan), Ct);

        await loop.Runner.DrainedAsync(Ct);
        loop.Wire.Asked.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Reader_ThatThrows_HurtsNobodyElse()
    {
        await using var loop = await Loop.StartAsync();
        var heard = 0;
        using var bad = loop.Switchboard.Subscribe(TimeSpan.Zero, _ => throw new InvalidOperationException("a page that is gone"));
        using var good = loop.Switchboard.Subscribe(TimeSpan.Zero, _ => Interlocked.Increment(ref heard));

        await loop.Switchboard.AskAsync(new Input.Configure(Floor.Plan), Ct);
        await Eventually.IsTrueAsync(() => Volatile.Read(ref heard) > 0, "the other reader hears");
        await loop.Switchboard.AskAsync(new Input.SetPresence(Floor.Lin, Presence.NotReady, "break", null, "agent1"), Ct);
        await Eventually.IsTrueAsync(() => Volatile.Read(ref heard) > 1, "and goes on hearing");
    }

    private sealed class Loop : IAsyncDisposable
    {
        public Loop(IJournal? journal = null, BrokenWire? wire = null)
        {
            Wire = wire ?? new BrokenWire { Works = true };
            Runner = new EffectRunner(Wire, [], TimeProvider.System, NullLogger<EffectRunner>.Instance);
            Switchboard = new CallCenter.Web.Switchboard.Switchboard(Runner, journal ?? new NoJournal(), TimeProvider.System, NullLogger<CallCenter.Web.Switchboard.Switchboard>.Instance);
        }

        public EffectRunner Runner { get; }

        public CallCenter.Web.Switchboard.Switchboard Switchboard { get; }

        public BrokenWire Wire { get; }

        public static async Task<Loop> StartAsync(IJournal? journal = null, BrokenWire? wire = null)
        {
            var loop = new Loop(journal, wire);
            await loop.Runner.StartAsync(Ct);
            await loop.Switchboard.StartAsync(Ct);
            return loop;
        }

        public async ValueTask DisposeAsync()
        {
            await Switchboard.StopAsync(CancellationToken.None);
            await Runner.StopAsync(CancellationToken.None);
            Switchboard.Dispose();
            Runner.Dispose();
        }
    }

    private sealed class BrokenWire : ITelephony
    {
        private int _asked;

        public bool Works { get; init; }

        public int Asked => Volatile.Read(ref _asked);

        public void Perform(Effect effect)
        {
            Interlocked.Increment(ref _asked);
            if (!Works)
                throw new InvalidOperationException("the wire is cut");
        }
    }

    private sealed class NoJournal : IJournal
    {
        public void Append(long seq, DateTimeOffset at, Input input)
        {
        }
    }

    private sealed class BrokenJournal : IJournal
    {
        public void Append(long seq, DateTimeOffset at, Input input) => throw new InvalidOperationException("the disk is gone");
    }
}

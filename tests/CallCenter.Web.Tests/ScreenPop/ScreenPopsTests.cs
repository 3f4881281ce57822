using AfterSales.Tests.Shared;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.ScreenPop;

public sealed class ScreenPopsTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pop_WhenTheCallWaits_IsLookedUpAndTheExchangeKnowsTheCustomer()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");

        var call = floor.Call("013812348000");

        await Eventually.IsTrueAsync(() => floor.Pops.Find(call) is { State: PopState.Ready }, "the look-up is done");
        await Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Calls[call].CustomerRef == customer.Id.ToString(), "the exchange was told");
        floor.Pops.Find(call)!.SentAt.ShouldBeNull("nobody was offered the call yet");
    }

    [Theory]
    [InlineData("13900001111")]
    [InlineData("anonymous")]
    [InlineData("not a number")]
    public async Task Pop_WhenNobodyHasTheNumber_IsEmptyAndStillDelivered(string from)
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);

        await floor.RingAsync(desk, from);

        desk.Pop!.State.ShouldBe(PopState.NotFound);
        desk.Draft!.Customer.ShouldBeNull();
    }

    [Fact]
    public async Task Pop_WhenDeliveredAndPainted_WritesBothInstantsOnce()
    {
        await using var floor = await TestFloor.OpenAsync();
        await floor.CustomerAsync("周敏", "13812348000");
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(desk, "13812348000");

        desk.Shown(call);
        desk.Shown(call);

        await using var db = await floor.DbAsync();
        await Eventually.IsTrueAsync(() => db.Interactions.AsNoTracking().Any(i => i.Id == call.Value && i.PopShownAt != null && i.PopSentAt != null), "both instants are stored");
        var row = await db.Interactions.AsNoTracking().SingleAsync(i => i.Id == call.Value, Ct);
        row.PopShownAt!.Value.ShouldBeGreaterThanOrEqualTo(row.PopSentAt!.Value);
        row.PopShownAt.Value.ToUnixTimeMilliseconds().ShouldBe(floor.Pops.Find(call)!.ShownAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Pop_OfACallerWhoHearsEnglish_SaysSoToWhoIsRung()
    {
        await using var floor = await TestFloor.OpenAsync();
        var plan = floor.Switchboard.Snapshot.State.Plan;
        await floor.DoAsync(new Input.Configure(plan with { Entries = plan.Entries.SetItem("4008001001", plan.Entries["4008001001"] with { Notice = "en/notice" }) }));
        using var lin = await floor.ReadyDeskAsync(Floor.Lin);
        var call = floor.Call("13900001111");
        floor.Switchboard.TryPost(new Input.PromptFinished(new LegId(call, LegId.CustomerNumber), "en/notice")).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => lin.View.Rings && lin.Pop?.Interaction == call, "the call rings with its pop");
        lin.Pop!.Language.ShouldBe(FlowLanguage.English);
    }

    [Fact]
    public async Task Pop_WhenTheCallGoesOnToAColleague_IsDeliveredToHim()
    {
        await using var floor = await TestFloor.OpenAsync();
        await floor.CustomerAsync("周敏", "13812348000");
        using var lin = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(lin, "13812348000");
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);

        await lin.RejectAsync(Ct);

        await Eventually.IsTrueAsync(() => chen.View.Rings && chen.Pop?.Interaction == call, "the colleague's desk has the pop");
        await Eventually.IsTrueAsync(() => lin.Pop is null, "the first desk has lost it");
    }

    [Fact]
    public async Task Transfer_ToAColleague_TakesPopAndHalfFilledFormAlong()
    {
        await using var floor = await TestFloor.OpenAsync();
        await floor.CustomerAsync("周敏", "13812348000");
        using var lin = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(lin, "13812348000");
        (await lin.AnswerAsync(Ct)).ShouldBeTrue();
        lin.Keep(lin.Draft! with { Description = "制冷时有异响" });
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);

        await floor.DoAsync(new Input.BlindTransfer(Floor.Lin, call, new TransferTarget.ToAgent(Floor.Chen), "agent1"));

        await Eventually.IsTrueAsync(() => chen.Pop is { State: PopState.Ready } pop && pop.Interaction == call, "the colleague's desk has the pop");
        chen.Draft!.Description.ShouldBe("制冷时有异响");
        await floor.DoAsync(new Input.Answer(Floor.Chen, call));
        await floor.DoAsync(new Input.FinishWrapUp(Floor.Lin));
        floor.Pops.Find(call).ShouldNotBeNull("the first agent is done; the call is not");
        await floor.DoAsync(new Input.HangUp(Floor.Chen, call, "agent2"));
        await floor.DoAsync(new Input.FinishWrapUp(Floor.Chen));
        await Eventually.IsTrueAsync(() => floor.Pops.Find(call) is null, "the pop is gone with the last one");
    }

    [Fact]
    public async Task Consult_AColleague_SeesThePopAndItsChangesLikeTheAgent()
    {
        await using var floor = await TestFloor.OpenAsync();
        await floor.CustomerAsync("周敏", "13812348000");
        using var lin = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(lin, "13812348000");
        (await lin.AnswerAsync(Ct)).ShouldBeTrue();
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);

        await floor.DoAsync(new Input.Consult(Floor.Lin, call, new TransferTarget.ToAgent(Floor.Chen)));

        await Eventually.IsTrueAsync(() => chen.Pop?.Interaction == call, "the colleague sees whom it is about");
        await floor.CustomerAsync("李雷", "13812348000");
        floor.Pops.LookAgain(call);
        await Eventually.IsTrueAsync(() => lin.Pop?.Card?.Candidates.Length == 2 && chen.Pop?.Card?.Candidates.Length == 2, "both see whom the second look found");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Caller_WhoIsBeyondDoubt_IsWrittenDownWithoutATicket(int customers, bool isWritten)
    {
        await using var floor = await TestFloor.OpenAsync();
        var first = await floor.CustomerAsync("周敏", "13812348000");
        for (var i = 1; i < customers; i++)
            await floor.CustomerAsync("李雷", "13812348000");
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(desk, "13812348000");
        desk.Shown(call);

        await using var db = await floor.DbAsync();
        await Eventually.IsTrueAsync(() => db.Interactions.AsNoTracking().Any(i => i.Id == call.Value && i.PopShownAt != null && (!isWritten || i.CustomerId != null)), "the notes are written");
        (await db.Interactions.AsNoTracking().SingleAsync(i => i.Id == call.Value, Ct)).CustomerId.ShouldBe(isWritten ? first.Id : null);
    }

    [Fact]
    public async Task Pop_AfterTheCallIsOver_IsForgotten()
    {
        await using var floor = await TestFloor.OpenAsync();
        var call = floor.Call("13900001111");
        await Eventually.IsTrueAsync(() => floor.Pops.Find(call) is not null, "the pop is there");

        floor.Switchboard.TryPost(new Input.LegEnded(new LegId(call, LegId.CustomerNumber), LegEnding.HungUp));

        await Eventually.IsTrueAsync(() => floor.Pops.Find(call) is null, "the pop is gone");
    }

    [Fact]
    public async Task Pop_Latency_IsMeasuredFromInviteToDesk()
    {
        await using var floor = await TestFloor.OpenAsync();
        await floor.CustomerAsync("周敏", "13812348000");
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var latencies = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var call = await floor.RingAsync(desk, "13812348000");
            await Eventually.IsTrueAsync(() => floor.Pops.Find(call)!.SentAt is not null, "sent");
            var pop = floor.Pops.Find(call)!;
            latencies.Add((pop.SentAt!.Value - pop.Received).TotalMilliseconds);
            floor.Switchboard.TryPost(new Input.LegEnded(new LegId(call, LegId.CustomerNumber), LegEnding.HungUp));
            await Eventually.IsTrueAsync(() => desk.View is { Call: null, Presence: Telephony.Distribution.Presence.Ready }, "ready for the next");
        }

        latencies.Sort();
        output.WriteLine($"INVITE to pop sent, 50 calls one after another: p50 {latencies[25]:0.0} ms, p95 {latencies[47]:0.0} ms, max {latencies[^1]:0.0} ms");
        latencies.Count.ShouldBe(50);
    }

    [Fact]
    public void LivePops_WhenFull_LetTheOldestGo()
    {
        var pops = new LivePops(3);
        var ids = Enumerable.Range(1, 5).Select(n => new InteractionId(new Guid(n, 0, 0, new byte[8]))).ToList();
        foreach (var id in ids)
            pops.Put(Callers.Pop() with { Interaction = id });

        ids.Select(pops.Find).Count(p => p is not null).ShouldBe(3);
        pops.Find(ids[0]).ShouldBeNull();
        pops.Find(ids[4]).ShouldNotBeNull();
    }
}

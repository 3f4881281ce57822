using System.Collections.Concurrent;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Contract;
using CallCenter.Web.Tests.Host;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Floor;
using Persistence.Queries;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>The whole product over real SIP: who keys his machine's serial is known before anybody answers, whatever his number says.</summary>
[Collection(HostTests.Name)]
public sealed class KeyedCallerTests(RunningHost host)
{
    private const string Number = "4008001091";
    private static readonly AgentId s_agent = new("agent19");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ISwitchboard Switchboard => host.Services.GetRequiredService<ISwitchboard>();

    [Fact]
    public async Task WithheldCaller_WhoKeysASerial_HearsItReadBack_AndThePopShowsUnitVerdictAndTicketBeforeTheAnswer()
    {
        var (keys, unit, ticket) = await DemoUnits.WithTicketAsync(host.Services, Ct);
        await PublishAsync();
        await using var agent = await PhoneAsync();
        await using var leaving = new Leaving(Switchboard);
        await using var caller = new SipPerson(1_900);
        await caller.StartAsync();
        var pops = new ConcurrentQueue<CallerPop>();
        using var desk = host.Services.GetRequiredService<IScreenPops>().Subscribe(s_agent, pops.Enqueue);

        caller.Call(host.Services.GetRequiredService<SipEndpoint>().Bound[0], Number, "anonymous");
        await CallAsync(c => c.Ivr is { Stage: FlowStage.Listening }, "he is asked for the serial");
        await Eventually.IsTrueAsync(() => caller.Speaks, "his phone is answered");
        foreach (var key in keys)
        {
            var before = Call?.Ivr?.Keys.Length;
            await caller.PressAsync(key);
            await CallAsync(c => c.Ivr is null || c.Ivr.Keys.Length > before || c.Ivr.Stage != FlowStage.Listening, "the key came");
        }

        await CallAsync(c => c.Ivr is { Stage: FlowStage.Confirming }, "the serial is read back");
        Call!.Ivr!.Keys.ShouldBe(keys);
        var heard = caller.Phone.ReceivedAudio.Count;
        await Eventually.IsTrueAsync(() => caller.Phone.Heard(heard).Any(sample => Math.Abs((int)sample) > 1_000), "he hears it");
        await caller.PressAsync('1');

        await Eventually.IsTrueAsync(() => agent.IsRung, "the agent's phone rings");
        await Eventually.IsTrueAsync(() => pops.Any(p => p.Keyed is not null), "the desk has the pop");
        var call = Call!;
        (call.Phase, call.Answered, call.Agent).ShouldBe((CallPhase.Offered, null, s_agent));
        var pop = pops.Last(p => p.Keyed is not null);
        pop.Number.Kind.ShouldBe(PhoneKind.Anonymous);
        pop.State.ShouldBe(PopState.Ready);
        var first = pop.Card!.Candidates[0];
        first.Units[0].SerialNo.ShouldBe(unit.SerialNo);
        (first.Units[0].Warranty.Status, first.Units[0].Warranty.LastDay).ShouldBe((unit.Warranty.Status, unit.Warranty.LastDay));
        first.OpenTickets[0].Number.ShouldBe(ticket.Number);
        call.TicketRef.ShouldBeNull("six keys from a withheld number are no proof: the agent sees the ticket, the line speaks of none");

        caller.HangUp();
        await Eventually.IsTrueAsync(() => Call is null, "the line is free again");
        using var program = await host.ProgramAsync(Persistence.Users.Roles.Supervisor);
        var card = await RunningHost.UntilAsync(program, $"/api/v1/calls/{call.Id.Value:D}", c => c.GetProperty("events").EnumerateArray().Any(e => e.GetProperty("type").GetString() == "flowStep"), "the path is kept");
        card.GetRawText().ShouldNotContain(keys);
        var history = (await host.Services.GetRequiredService<InteractionQuery>().FindAsync(call.Id.Value, Ct)).ShouldNotBeNull();
        CallCenter.Web.Features.Ivr.FlowPath.Of(history.Events).Select(s => $"{s.Flow} {s.Node} {s.Outcome}").ShouldBe(["keyed-test serial next", "keyed-test find found", "keyed-test end queued"]);
    }

    /// <summary>The house is other tests' too: its agent goes home and takes his phone with him.</summary>
    private sealed class Leaving(ISwitchboard switchboard) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await switchboard.AskAsync(new Input.SetPresence(s_agent, Presence.SignedOut, null, null, s_agent.Value), CancellationToken.None);
            switchboard.TryPost(new Input.DeviceChanged(s_agent, AgentDevice.Phone, false));
            await Eventually.IsTrueAsync(
                () => switchboard.Snapshot.State.Agents[s_agent] is { Presence: Presence.SignedOut, PhoneAvailable: false } && !switchboard.Snapshot.State.Calls.Values.Any(c => c.LocalNumber == Number), "the floor is as it was");
        }
    }

    private Call? Call => Switchboard.Snapshot.State.Calls.Values.FirstOrDefault(c => c.LocalNumber == Number);

    private Task CallAsync(Func<Call, bool> reached, string what) => Eventually.IsTrueAsync(() => Call is { } call && reached(call), what);

    /// <summary>The shortest flow that shows it: no notice to wait for, and a queue that has the one agent.</summary>
    private async Task PublishAsync()
    {
        var flow = new IvrFlow("keyed-test", "serial",
        [
            new FlowNode("serial", FlowNodeKind.Digits) { Number = FlowNumber.Serial, Least = 6, Most = 6, SilenceSeconds = 30, ReadBack = "zh-CN/flow-read-back" }.Saying("zh-CN/flow-key-serial").To(FlowOutcomes.Next, "find").To(FlowOutcomes.Failed, "end"),
            new FlowNode("find", FlowNodeKind.Identify).To(FlowOutcomes.Found, "end").To(FlowOutcomes.Unknown, "end").To(FlowOutcomes.Failed, "end"),
            new FlowNode("end", FlowNodeKind.Queue) { Queue = "complaint" },
        ]);
        var flows = host.Services.GetRequiredService<FlowStore>();
        var saved = (await flows.SaveDraftAsync(flow, "测试", "Test", null, Actor.System, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        (await host.Services.GetRequiredService<CallCenter.Web.Features.Ivr.FlowKeeping>().PublishAsync("keyed-test", saved.Value, Actor.System, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        var entry = new Crm.Domain.Administration.EntryPointDraft { CalledNumber = Number, NameZh = "测试", NameEn = "Test", QueueId = "complaint", FlowId = "keyed-test" };
        (await host.Services.GetRequiredService<EntryPointStore>().SaveAsync(entry, null, Actor.System, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        await host.Services.GetRequiredService<ILiveConfiguration>().ApplyAsync(Ct);
        Switchboard.Snapshot.State.Plan.Entries[Number].Flow.ShouldNotBeNull();
    }

    private async Task<SipPerson> PhoneAsync()
    {
        var extension = Switchboard.Snapshot.State.Plan.Agents[s_agent].Extension;
        var phone = new SipPerson(2_150);
        await phone.StartAsync();
        phone.Register(host.Services.GetRequiredService<SipEndpoint>().Bound[0], extension, "demo-" + extension);
        await Eventually.IsTrueAsync(() => Switchboard.Snapshot.State.Agents[s_agent].PhoneAvailable, "the phone is registered");
        (await Switchboard.AskAsync(new Input.SetPresence(s_agent, Presence.Ready, null, AgentDevice.Phone, s_agent.Value), Ct)).ShouldBeOfType<CommandResult.Accepted>();
        return phone;
    }
}

using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Messages;
using Crm.Domain.Messages;
using Microsoft.Extensions.DependencyInjection;
using Persistence.History;
using Persistence.Messages;
using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

/// <summary>A caller leaves a message, whole product: what he says becomes a task with its sound.</summary>
public sealed class ProductMessageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_OfACaller_IsATaskOfItsQueueWithItsRecording()
    {
        await using var site = await ProductSite.StartAsync("udp://127.0.0.1:0", "127.0.0.1", null, Ct);
        var repair = new QueueId("repair");
        var plan = site.Switchboard.Snapshot.State.Plan;
        plan = plan with { Queues = plan.Queues.SetItem(repair, plan.Queues[repair] with { Keys = new WaitKeysPlan(null, TimeSpan.Zero, null, null, '3') }) };
        await site.Switchboard.AskAsync(new Input.Configure(plan), Ct);

        site.Customer.Call(site.Sip, "4008001001", "13800138000");
        await site.UntilAsync(s => s.Calls.Values.Any(c => c.Queue == repair), "he waits");
        var call = site.Switchboard.Snapshot.State.Calls.Keys.Single();
        await Eventually.IsTrueAsync(() => site.Customer.Phone.ReceivedAudio.Count > 10, "he hears the music");
        await site.Customer.PressAsync('3');
        await site.UntilAsync(s => s.Calls[call].IsMessage, "he is recorded");
        var heard = site.Customer.Phone.ReceivedAudio.Count;
        await Eventually.IsTrueAsync(() => site.Customer.Phone.ReceivedAudio.Count > heard + 50, "a second has passed");
        site.Customer.HangUp();

        await Eventually.IsTrueAsync(() => site.Services.GetRequiredService<MessageBoard>().Count(["repair"]) == 1, "the task is counted");
        (await site.RecordedAsync(call.Value, Ct)).Customer.ShouldBeGreaterThan(0.1);
        var line = (await site.Services.GetRequiredService<LeftMessageQuery>().ListAsync(["repair"], isDone: false, 10, Ct)).ShouldHaveSingleItem();
        (line.Message.InteractionId, line.Message.Kind, line.CalledNumber, line.Recording?.State).ShouldBe((call.Value, LeftMessageKind.Message, "4008001001", RecordingState.Closed));
    }
}

using AfterSales.Tests.Shared;
using Shouldly;

namespace Telephony.Media.Tests;

public sealed class DigitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pressed_digit_is_told_once_and_reaches_the_peer_with_its_own_payload_type()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var (agent, agentLeg, _) = bench.Call(format: LegFormat.Pcmu with { TelephoneEventPayloadType = 96 });
        bench.Engine.Connect(customerLeg, agentLeg);

        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 60), Ct);
        await customer.PressAsync(toCustomer, '5', 100, cancellationToken: Ct);
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 60), Ct);
        await Eventually.IsTrueAsync(() => !bench.Events.Digits.IsEmpty && agent.Received.Count >= 13, "digit told and relayed");

        bench.Events.Digits.ShouldBe([(customerLeg, '5', 100)]);
        var events = agent.Received.FindAll(p => p.PayloadType == 96);
        events.Count.ShouldBe(7);
        events.Select(e => e.Timestamp).Distinct().Count().ShouldBe(1);
        events.ShouldAllBe(e => e.Payload[0] == 5 && e.Payload.Length == 4);
        agent.Received.Zip(agent.Received.Skip(1)).ShouldAllBe(pair => (ushort)(pair.Second.Sequence - pair.First.Sequence) == 1);
    }

    [Fact]
    public async Task Listeners_of_a_leg_are_those_who_hear_it_now_and_say_whether_they_take_events()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, agent, supervisor) = (bench.Call().Leg, bench.Call(format: LegFormat.Pcmu with { TelephoneEventPayloadType = null }).Leg, bench.Call().Leg);
        bench.Engine.ListenersOf(customer).ShouldBeEmpty();

        bench.Engine.Connect(customer, agent);
        bench.Engine.ListenersOf(customer).ShouldBe([(agent, false)]);
        bench.Engine.ListenersOf(agent).ShouldBe([(customer, true)]);

        bench.Engine.SetHeard(supervisor, customer, agent);
        bench.Engine.ListenersOf(customer).ShouldBe([(agent, false), (supervisor, true)], ignoreOrder: true);
        bench.Engine.ListenersOf(supervisor).ShouldBeEmpty("who only listens is not heard");

        bench.Engine.Disconnect(customer);
        bench.Engine.ListenersOf(customer).ShouldBeEmpty();
        bench.Engine.CloseLeg(customer);
        bench.Engine.ListenersOf(customer).ShouldBeEmpty();
    }

    [Fact]
    public async Task Digits_are_sent_one_after_another_and_silence_the_peer_meanwhile()
    {
        await using var bench = await MediaBench.StartAsync();
        var (trunk, leg, _) = bench.Call();
        var (agent, agentLeg, toAgent) = bench.Call();
        bench.Engine.Connect(leg, agentLeg);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var speaking = agent.SayAsync(toAgent, TestVoice.Tone(500, 5000), stop.Token);

        bench.Engine.SendDigit(leg, '1', 100);
        bench.Engine.SendDigit(leg, '#', 60);
        await Eventually.IsTrueAsync(() => trunk.Received.Count(p => p.PayloadType == 101) >= 12 && trunk.Received[^1].PayloadType == 0, "both digits, then the voice again");
        await stop.CancelAsync();
        await speaking;

        var events = trunk.Received.FindAll(p => p.PayloadType == 101);
        var digits = events.GroupBy(e => e.Timestamp).ToList();
        digits.Select(d => d.First().Payload[0]).ShouldBe([1, 11]);
        digits.ShouldAllBe(d => d.First().Marker && d.Count(e => (e.Payload[1] & 0x80) != 0) == 3);
        (digits[0].Last().Payload[2] << 8 | digits[0].Last().Payload[3]).ShouldBe(800);
        trunk.Received.Zip(trunk.Received.Skip(1)).ShouldAllBe(pair => (ushort)(pair.Second.Sequence - pair.First.Sequence) == 1);
        var inside = trunk.Received.Where(p => p.Arrival > digits[0].First().Arrival && p.Arrival < digits[0].Last().Arrival);
        inside.ShouldAllBe(p => p.PayloadType == 101);
    }

    [Fact]
    public async Task A_digit_that_cannot_be_sent_is_refused_with_its_reason()
    {
        await using var bench = await MediaBench.StartAsync();
        var (_, leg, _) = bench.Call(format: LegFormat.Pcmu with { TelephoneEventPayloadType = null });
        Should.Throw<MediaException>(() => bench.Engine.SendDigit(leg, '1', 100)).Fault.ShouldBe(MediaFault.NoTelephoneEvents);
        Should.Throw<MediaException>(() => bench.Engine.SendDigit(leg, 'x', 100)).Fault.ShouldBe(MediaFault.NotADigit);
        Should.Throw<MediaException>(() => bench.Engine.SendDigit(MediaBench.NewLeg(), '1', 100)).Fault.ShouldBe(MediaFault.UnknownLeg);
    }
}

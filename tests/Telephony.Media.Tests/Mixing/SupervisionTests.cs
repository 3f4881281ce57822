using System.Net;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Tests.Recording;

namespace Telephony.Media.Tests.Mixing;

/// <summary>Listen, whisper, barge, conference: each party says its own tone for real, and each must hear the right ones.</summary>
public sealed class SupervisionTests
{
    private const double Agent = 900;
    private const double Customer = 500;
    private const double Supervisor = 1300;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listen_lets_the_supervisor_hear_both_and_nobody_hear_him()
    {
        await using var call = await StartAsync();
        call.Bench.Engine.SetHeard(call.Supervisor.Leg, call.Customer.Leg, call.Agent.Leg);
        await call.TalkAsync();
        Hears(call.Supervisor, Customer, Agent).ShouldBeTrue();
        HearsNothingOf(call.Customer, Supervisor);
        HearsNothingOf(call.Agent, Supervisor);
        Hears(call.Customer, Agent).ShouldBeTrue();
        Hears(call.Agent, Customer).ShouldBeTrue();
    }

    [Fact]
    public async Task Whisper_is_heard_by_the_agent_and_neither_by_the_customer_nor_by_the_recording()
    {
        await using var call = await StartAsync();
        call.Bench.Engine.SetHeard(call.Supervisor.Leg, call.Customer.Leg, call.Agent.Leg);
        call.Bench.Engine.SetHeard(call.Agent.Leg, call.Customer.Leg, call.Supervisor.Leg);
        var recording = await call.TalkAsync();
        Hears(call.Agent, Customer, Supervisor).ShouldBeTrue();
        HearsNothingOf(call.Customer, Supervisor);
        ToneProbe.Amplitude(recording.Right, Supervisor).ShouldBeLessThan(0.005);
        ToneProbe.Amplitude(recording.Left, Supervisor).ShouldBeLessThan(0.005);
        Sounds(recording.Right, Agent).ShouldBeTrue();
    }

    [Fact]
    public async Task Barge_is_heard_by_all_and_recorded_as_what_the_customer_hears()
    {
        await using var call = await StartAsync();
        call.Bench.Engine.SetHeard(call.Supervisor.Leg, call.Customer.Leg, call.Agent.Leg);
        call.Bench.Engine.SetHeard(call.Agent.Leg, call.Customer.Leg, call.Supervisor.Leg);
        call.Bench.Engine.SetHeard(call.Customer.Leg, call.Agent.Leg, call.Supervisor.Leg);
        var recording = await call.TalkAsync();
        Hears(call.Supervisor, Customer, Agent).ShouldBeTrue();
        Hears(call.Agent, Customer, Supervisor).ShouldBeTrue();
        Hears(call.Customer, Agent, Supervisor).ShouldBeTrue();
        HearsNothingOf(call.Customer, Customer);
        Sounds(recording.Right, Supervisor).ShouldBeTrue();
        Sounds(recording.Right, Agent).ShouldBeTrue();
        Sounds(recording.Left, Customer).ShouldBeTrue();
        ToneProbe.Amplitude(recording.Left, Supervisor).ShouldBeLessThan(0.005);
    }

    [Fact]
    public async Task Five_monitors_hear_one_call()
    {
        await using var call = await StartAsync();
        var monitors = Enumerable.Range(0, 5).Select(i => call.Bench.Call(i % 2 == 0 ? CompandingLaw.A : CompandingLaw.Mu)).ToList();
        foreach (var monitor in monitors)
            call.Bench.Engine.SetHeard(monitor.Leg, call.Customer.Leg, call.Agent.Leg);
        await call.TalkAsync();
        monitors.ShouldAllBe(m => Hears(m, Customer, Agent));
        Hears(call.Customer, Agent).ShouldBeTrue();
        call.Customer.Phone.Received.Zip(call.Customer.Phone.Received.Skip(1)).ShouldAllBe(p => (ushort)(p.Second.Sequence - p.First.Sequence) == 1);
    }

    [Fact]
    public async Task A_leg_closed_while_mixed_leaves_the_others_talking()
    {
        await using var call = await StartAsync();
        var engine = call.Bench.Engine;
        engine.SetHeard(call.Supervisor.Leg, call.Customer.Leg, call.Agent.Leg);
        engine.SetHeard(call.Agent.Leg, call.Customer.Leg, call.Supervisor.Leg);
        engine.SetHeard(call.Customer.Leg, call.Agent.Leg, call.Supervisor.Leg);
        await call.SayAsync(300);
        engine.CloseLeg(call.Supervisor.Leg);
        // What was mixed before is in the ear first.
        var closed = call.Agent.Phone.Received.Count;
        await call.SayAsync(200);
        await Eventually.IsTrueAsync(() => call.Agent.Phone.Received.Count > closed + 5, "what was mixed before has come");
        var (agentFrom, customerFrom) = (call.Agent.Phone.Received.Count, call.Customer.Phone.Received.Count);
        await call.SayAsync(800);
        ToneProbe.Amplitude(call.Agent.Phone.Heard(agentFrom + 5), Supervisor).ShouldBeLessThan(0.005);
        Sounds(call.Agent.Phone.Heard(agentFrom + 5), Customer).ShouldBeTrue();
        Sounds(call.Customer.Phone.Heard(customerFrom + 5), Agent).ShouldBeTrue();
        call.Agent.Phone.Received.Select(p => p.Ssrc).Distinct().Count().ShouldBe(1);
        call.Agent.Phone.Received.Zip(call.Agent.Phone.Received.Skip(1)).ShouldAllBe(p => (ushort)(p.Second.Sequence - p.First.Sequence) == 1);
        engine.Counters.Faults.ShouldBe(0);
    }

    [Fact]
    public async Task A_digit_pressed_in_a_conference_reaches_the_others_once()
    {
        await using var call = await StartAsync();
        call.Bench.Engine.SetHeard(call.Agent.Leg, call.Customer.Leg, call.Supervisor.Leg);
        call.Bench.Engine.SetHeard(call.Supervisor.Leg, call.Customer.Leg);
        await call.Customer.Phone.PressAsync(call.Customer.Engine, '5', 100, cancellationToken: Ct);
        await Eventually.IsTrueAsync(() => Ends(call.Agent.Phone) == 3 && Ends(call.Supervisor.Phone) == 3, "three end packets each");
        foreach (var phone in (RtpTestPeer[])[call.Agent.Phone, call.Supervisor.Phone])
        {
            var events = phone.Received.FindAll(p => p.PayloadType == 101);
            events.ShouldAllBe(p => p.Payload[0] == 5);
            events.Select(p => p.Timestamp).Distinct().Count().ShouldBe(1);
        }

        call.Bench.Events.Digits.Count.ShouldBe(1);

        static int Ends(RtpTestPeer phone) => phone.Received.Count(p => p.PayloadType == 101 && (p.Payload[1] & 0x80) != 0);
    }

    [Fact]
    public async Task Rewiring_from_many_threads_under_load_ends_in_order_and_blocks_nobody()
    {
        await using var call = await StartAsync();
        var engine = call.Bench.Engine;
        var legs = (MediaLegId[])[call.Customer.Leg, call.Agent.Leg, call.Supervisor.Leg];
        var talking = call.SayAsync(2000);
        var rewiring = Enumerable.Range(0, 3).Select(seed => Task.Run(() => Rewire(seed), Ct)).ToArray();
        await Task.WhenAll([.. rewiring, talking]);

        engine.Connect(call.Customer.Leg, call.Agent.Leg);
        engine.SetHeard(call.Supervisor.Leg, call.Customer.Leg, call.Agent.Leg);
        foreach (var leg in legs)
        {
            engine.Mute(leg, muted: false);
            engine.StopPlay(leg);
        }

        var (from, customerFrom) = (call.Supervisor.Phone.Received.Count, call.Customer.Phone.Received.Count);
        await call.SayAsync(800);
        engine.Counters.Faults.ShouldBe(0);
        Sounds(call.Supervisor.Phone.Heard(from + 5), Customer, Agent).ShouldBeTrue();
        Sounds(call.Customer.Phone.Heard(customerFrom + 5), Agent).ShouldBeTrue();
        foreach (var phone in (RtpTestPeer[])[call.Customer.Phone, call.Agent.Phone, call.Supervisor.Phone])
            phone.Received.Zip(phone.Received.Skip(1)).ShouldAllBe(p => (ushort)(p.Second.Sequence - p.First.Sequence) == 1);

        void Rewire(int seed)
        {
            var random = new Random(seed);
            for (var i = 0; !talking.IsCompleted; i++)
            {
                var listener = legs[random.Next(3)];
                switch (random.Next(6))
                {
                    case 0: engine.Connect(listener, legs[random.Next(3)]); break;
                    case 1: engine.Disconnect(listener); break;
                    case 2: engine.Mute(listener, random.Next(2) == 0); break;
                    case 3: engine.Play(listener, PromptId.Beep, loop: false); break;
                    default: engine.SetHeard(listener, legs.AsSpan(0, random.Next(4))); break;
                }

                // Leaves the other threads of a small machine their turn.
                if (i % 16 == 0)
                    Thread.Yield();
            }
        }
    }

    [Fact]
    public async Task Who_is_unknown_or_too_many_is_refused_and_nothing_changes()
    {
        await using var call = await StartAsync();
        var engine = call.Bench.Engine;
        Should.Throw<MediaException>(() => engine.SetHeard(call.Customer.Leg, call.Agent.Leg, MediaBench.NewLeg())).Fault.ShouldBe(MediaFault.UnknownLeg);
        var many = Enumerable.Range(0, 17).Select(_ => call.Bench.Call().Leg).ToArray();
        Should.Throw<MediaException>(() => engine.SetHeard(call.Customer.Leg, many)).Fault.ShouldBe(MediaFault.LimitReached);
        engine.SetHeard(call.Supervisor.Leg, call.Supervisor.Leg, call.Customer.Leg, call.Customer.Leg);
        await call.SayAsync(1000);
        Sounds(call.Supervisor.Phone.Heard(), Customer).ShouldBeTrue();
        Sounds(call.Customer.Phone.Heard(), Agent).ShouldBeTrue();
    }

    private static bool Hears((RtpTestPeer Phone, MediaLegId Leg, IPEndPoint Engine) party, params double[] tones) => Sounds(party.Phone.Heard(), tones);

    /// <summary>All tones in three tenths of a second at least. Each tenth by itself: after a stall of the machine a tone goes on with another phase, and over the whole it would seem soft.</summary>
    private static bool Sounds(short[] heard, params double[] tones) =>
        heard.Chunk(800).Count(tenth => tenth.Length == 800 && tones.All(t => ToneProbe.Amplitude(tenth, t) > 0.1)) >= 3;

    private static void HearsNothingOf((RtpTestPeer Phone, MediaLegId Leg, IPEndPoint Engine) party, double tone) =>
        ToneProbe.Amplitude(party.Phone.Heard(), tone).ShouldBeLessThan(0.002);

    private static async Task<TalkedCall> StartAsync()
    {
        var bench = await MediaBench.StartAsync();
        var call = new TalkedCall(bench, bench.Call(), bench.Call(CompandingLaw.A), bench.Call());
        bench.Engine.Connect(call.Customer.Leg, call.Agent.Leg);
        return call;
    }

    /// <summary>A recorded call and a third party.</summary>
    private sealed record TalkedCall(
        MediaBench Bench,
        (RtpTestPeer Phone, MediaLegId Leg, IPEndPoint Engine) Customer,
        (RtpTestPeer Phone, MediaLegId Leg, IPEndPoint Engine) Agent,
        (RtpTestPeer Phone, MediaLegId Leg, IPEndPoint Engine) Supervisor) : IAsyncDisposable
    {
        public async Task<RecordedFile> TalkAsync()
        {
            var id = MediaBench.NewRecording();
            Bench.Engine.StartRecording(Customer.Leg, id, "call.wav");
            await SayAsync(1500);
            Bench.Engine.StopRecording(id);
            await Bench.ClosedAsync(id);
            return RecordedFile.Read(Bench.PathOf("call.wav"));
        }

        public Task SayAsync(int milliseconds) => Task.WhenAll(
            Customer.Phone.SayAsync(Customer.Engine, TestVoice.Tone(SupervisionTests.Customer, milliseconds, 0.25), Ct),
            Agent.Phone.SayAsync(Agent.Engine, TestVoice.Tone(SupervisionTests.Agent, milliseconds, 0.25), Ct),
            Supervisor.Phone.SayAsync(Supervisor.Engine, TestVoice.Tone(SupervisionTests.Supervisor, milliseconds, 0.25), Ct));

        public ValueTask DisposeAsync() => Bench.DisposeAsync();
    }
}

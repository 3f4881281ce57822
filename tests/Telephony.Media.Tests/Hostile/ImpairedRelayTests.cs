using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Prompts;
using Telephony.Media.Recording;
using Telephony.Media.Rtp;
using Telephony.Media.Tests.Mixing;

namespace Telephony.Media.Tests.Hostile;

/// <summary>
/// A bad network by a seed, on a clock that the test moves: 5 % loss, 40 ms jitter, 1 % reordered, 0.5 % twice, through a whole leg into the
/// stream to the other party and the recording of both.
/// </summary>
public sealed class ImpairedRelayTests
{
    private const int Minutes = 3;
    private const int Frames = Minutes * 60 * 50;
    private const int DelayMs = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2026)]
    public async Task Relay_when_both_ways_are_impaired_then_the_channels_stay_aligned(int seed)
    {
        await using var bench = new StillBench();
        var (customer, agent) = (bench.New(500), bench.New(900));
        customer.Leg.Hearing.Set(agent.Leg);
        agent.Leg.Hearing.Set(customer.Leg);
        var recording = new ActiveRecording(MediaBench.NewRecording(), new RecordingPath("x.wav", "x.wav"), G711Codec.Pcmu, bench.Clock);
        customer.Leg.Record(recording);
        var voice = TestVoice.Sentence(5, Frames * 20);
        var arrivals = Impaired(new Random(seed), customer, voice).Concat(Impaired(new Random(~seed), agent, voice)).OrderBy(a => a.AtMs);

        var (left, right) = Play(bench, recording, arrivals);

        // Both say the same at the same time: the channels may differ by what the network did to each, and by nothing that grows.
        for (var minute = 0; minute < Minutes; minute++)
        {
            var at = ((minute * 60) + 50) * 8000;
            var (sameness, lag) = ToneProbe.Correlate(left.AsSpan(at, 8000), right.AsSpan(at - 800, 8000 + 1600), 1600);
            sameness.ShouldBeGreaterThan(0.8);
            Math.Abs((lag / 8.0) - 100).ShouldBeLessThan(20);
            var (_, late) = ToneProbe.Correlate(voice.AsSpan(at, 8000), left.AsSpan(at - 800, 8000 + 1600), 1600);
            Math.Abs((late / 8.0) - 100 - DelayMs).ShouldBeLessThan(20);
        }

        var statistics = customer.Leg.Statistics();
        statistics.Duplicates.ShouldBeInRange(Frames / 400, Frames / 100);
        ((double)statistics.Lost / Frames).ShouldBeInRange(0.035, 0.065);
        recording.Summarize().Dropped.ShouldBe(0);
        await Continuous(agent, Frames);
        await Continuous(customer, Frames);
    }

    [Fact]
    public async Task Listener_when_music_prompt_talk_and_transfer_follow_each_other_then_one_stream_by_the_clock()
    {
        await using var bench = new StillBench();
        var (customer, first, second) = (bench.New(500), bench.New(900), bench.New(1300));
        var marks = new List<int>();

        Begin(PromptId.Ringback, 50);
        Talk(first, 200);
        Begin(PromptId.HoldMusic, 100);
        Talk(first, 100);
        Begin(PromptId.HoldMusic, 37);
        Talk(second, 200);

        var heard = customer.Heard;
        for (var i = 1; i < heard.Count; i++)
        {
            ((ushort)(heard[i].Sequence - heard[i - 1].Sequence)).ShouldBe((ushort)1);
            heard[i].Marker.ShouldBe(marks.Contains(i));

            // A change of speaker may wait for the next packet of the new one, never more; within a speaker exactly one packet.
            var step = (int)(heard[i].Timestamp - heard[i - 1].Timestamp);
            step.ShouldBeInRange(160, marks.Contains(i) ? 320 : 160);
        }

        heard[0].Marker.ShouldBeTrue();
        marks.Count.ShouldBe(6);
        var byStream = (heard[^1].Timestamp - heard[0].Timestamp) / 8.0;
        Math.Abs(byStream - ((50 + 200 + 100 + 100 + 37 + 200 - 1) * 20.0)).ShouldBeLessThan(40);

        void Begin(PromptId prompt, int frames)
        {
            customer.Leg.Hearing.Set();
            marks.Add(customer.Heard.Count);
            var sound = new PromptLibrary(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).Find(prompt)!;
            var playback = new Playback([sound], true, customer.Leg.Outbound, () => { });
            customer.Leg.Outbound.Playback = playback;
            bench.Pacer.Add(playback);
            bench.Run(frames);
            playback.Stop();
            bench.Pacer.Remove(playback);
        }

        void Talk(StillBench.Party agent, int frames)
        {
            customer.Leg.Hearing.Set(agent.Leg);
            marks.Add(customer.Heard.Count);
            bench.Run(frames, agent);
        }
    }

    private static (short[] Left, short[] Right) Play(StillBench bench, ActiveRecording recording, IEnumerable<Arrival> arrivals)
    {
        var file = new byte[(Frames + 50) * 320];
        var scratch = new byte[StereoRing.Capacity * 2];
        var nextWrite = 100.0;
        var now = 0.0;
        foreach (var arrival in arrivals)
        {
            while (nextWrite <= arrival.AtMs)
            {
                Advance(nextWrite);
                Write(Recorder.LagSamples);
                nextWrite += 100;
            }

            Advance(arrival.AtMs);
            arrival.To.Leg.OnPacket(arrival.Packet.ToArray(), bench.Clock.GetTimestamp());
        }

        recording.Stop();
        Write(0);
        return (Channel(0), Channel(1));

        void Advance(double to)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(to - now));
            now = to;
        }

        void Write(int lag)
        {
            var length = recording.HandOver(lag, scratch, out var from, out _);
            scratch.AsSpan(0, length).CopyTo(file.AsSpan((int)from * 2));
            recording.Settle();
        }

        short[] Channel(int channel) => CompandingLaw.Mu.Decode([.. Enumerable.Range(0, file.Length / 2).Select(i => file[(i * 2) + channel])]);
    }

    private static List<Arrival> Impaired(Random random, StillBench.Party to, short[] voice)
    {
        var arrivals = new List<Arrival>();
        for (var frame = 0; frame < Frames; frame++)
        {
            if (random.NextDouble() < 0.05)
                continue;
            var packet = to.Build(frame, voice.AsSpan(frame * 160, 160));
            var at = (frame * 20) + DelayMs + (random.NextDouble() * 40) + (random.NextDouble() < 0.01 ? 45 : 0);
            arrivals.Add(new Arrival(at, to, packet));
            if (random.NextDouble() < 0.005)
                arrivals.Add(new Arrival(at + 3, to, packet));
        }

        return arrivals;
    }

    /// <summary>The listener sees the network's own loss and disorder and nothing of ours: each number once, timestamps that belong to the numbers.</summary>
    private static Task Continuous(StillBench.Party listener, int frames)
    {
        var heard = listener.Heard;
        heard.Select(p => p.Sequence).GroupBy(s => s).ShouldAllBe(g => g.Count() == 1);
        heard.Count.ShouldBeInRange((int)(frames * 0.93), frames);
        heard.Count(p => p.Marker).ShouldBe(1);
        var (sequence, timestamp) = (heard[0].Sequence, heard[0].Timestamp);
        foreach (var packet in heard)
            ((int)(packet.Timestamp - timestamp)).ShouldBe((short)(packet.Sequence - sequence) * 160);
        return Task.CompletedTask;
    }

    private sealed record Arrival(double AtMs, StillBench.Party To, ReadOnlyMemory<byte> Packet);
}

using System.Diagnostics;
using Shouldly;
using Telephony.Media.Phone;
using Telephony.Media.Rtp;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>What a line over the WebSocket costs the server apart from the socket itself.</summary>
public sealed class VoiceCostTests(ITestOutputHelper output)
{
    private const int Frames = 20_000;
    private readonly ManualTime clock = new();

    [Fact]
    public void Frames_when_carried_both_ways_then_nothing_is_allocated()
    {
        var voice = new WebSocketVoice(clock);
        var outbox = new VoiceOutbox(() => { });
        voice.Start(new Counter());
        voice.Open(outbox);
        var message = new byte[VoiceOutbox.MaxLength];
        var packet = RtpPackets.Create(7, 1);
        var frame = Voice.Frame(1);
        long allocated = 0, ticks = 0;
        for (var i = 1; i <= Frames; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(20));
            Voice.Header((ushort)i, (uint)i * 160, i > 1 ? (ushort)(i - 1) : null).Write(frame);
            var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            voice.Receive(frame, outbox);
            voice.Send(packet);
            outbox.TryTake(message, out _);
            ticks += Stopwatch.GetTimestamp() - began;
            // the first calls are compiled
            if (i > 100)
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        voice.Statistics().FramesReceived.ShouldBe(Frames);
        outbox.Taken.ShouldBe(Frames);
        allocated.ShouldBe(0);
        output.WriteLine($"{ticks * 1e6 / Stopwatch.Frequency / Frames:F2} us for a frame in and a frame out, without the socket");
    }

    private sealed class Counter : IRtpReceiver
    {
        public void OnPacket(Span<byte> packet, long arrival)
        {
            // what the leg does with it is the leg's cost
        }
    }
}

using System.Buffers.Binary;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Mixing;
using Telephony.Media.Prompts;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Mixing;

/// <summary>Legs on a clock that the test moves, with wires that only note: the same course of packets and ticks in each run.</summary>
internal sealed class StillBench : IAsyncDisposable
{
    private readonly MediaCounters _counters = new();
    private readonly MediaFacts _facts;

    public StillBench()
    {
        _facts = new MediaFacts(new MediaEventLog(), _counters, NullLogger.Instance);
        Pacer = new Pacer(Clock, _counters, new MediaFaults(_counters, NullLogger.Instance), _ => { });
    }

    public ManualClock Clock { get; } = new();

    public Pacer Pacer { get; }

    public Party New(double hertz)
    {
        var wire = new NotingWire();
        var outbound = new OutboundStream(wire, 7, 65_500, uint.MaxValue - 5000, Clock);
        var leg = new MediaLeg(MediaBench.NewLeg(), wire, outbound, Pacer, _facts, _counters, Clock);
        leg.SetFormat(LegFormat.Pcmu);
        return new Party(leg, wire, hertz, Clock);
    }

    /// <summary>A leg whose peer reports by RTCP.</summary>
    public (MediaLeg Leg, ReportingWire Reports) NewReporting()
    {
        var wire = new ReportingWire();
        var leg = new MediaLeg(MediaBench.NewLeg(), wire, new OutboundStream(wire, 7, 1, 1, Clock), Pacer, _facts, _counters, Clock);
        leg.SetFormat(LegFormat.Pcmu);
        return (leg, wire);
    }

    /// <summary>Real time as it should be: each 20 ms everybody speaks, and half a frame later the pacer ticks.</summary>
    public void Run(int frames, params Party[] speakers)
    {
        for (var i = 0; i < frames; i++)
        {
            foreach (var speaker in speakers)
                speaker.Speak();
            Clock.Advance(TimeSpan.FromMilliseconds(10));
            Pacer.Tick(Clock.GetTimestamp());
            Clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Pacer.Dispose();
        await _facts.DisposeAsync();
    }

    internal sealed class Party(MediaLeg leg, NotingWire wire, double hertz, ManualClock clock)
    {
        private int _spoken;

        public MediaLeg Leg => leg;

        public List<(ushort Sequence, uint Timestamp, bool Marker, short[] Samples)> Heard => wire.Sent;

        /// <summary>Keeps nothing of what it hears from now on: for counting what others allocate.</summary>
        public void Forgetful() => wire.IsForgetful = true;

        public void Speak()
        {
            var samples = new short[160];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = (short)(8000 * Math.Sin(2 * Math.PI * hertz * ((_spoken * 160) + i) / 8000));
            leg.OnPacket(Build(_spoken++, samples), clock.GetTimestamp());
        }

        /// <summary>The packet of a frame of this party's stream.</summary>
        public byte[] Build(int frame, ReadOnlySpan<short> samples)
        {
            var packet = new byte[172];
            (packet[0], packet[11]) = (0x80, 1);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(100 + frame));
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)(frame * 160));
            CompandingLaw.Mu.Encode(samples).CopyTo(packet, 12);
            return packet;
        }
    }

    internal sealed class ReportingWire : IRtpTransport, IPeerReports
    {
        public double? RoundTripMs => null;

        public double? RemoteFractionLost => null;

        public long LastReport { get; set; }

        public void Start(IRtpReceiver receiver)
        {
        }

        public void Send(ReadOnlySpan<byte> packet)
        {
        }

        public void Dispose()
        {
        }
    }

    internal sealed class NotingWire : IRtpTransport
    {
        public List<(ushort Sequence, uint Timestamp, bool Marker, short[] Samples)> Sent { get; } = [];

        public void Start(IRtpReceiver receiver)
        {
        }

        public bool IsForgetful { get; set; }

        public void Send(ReadOnlySpan<byte> packet)
        {
            if (IsForgetful)
                return;
            Sent.Add((
                BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
                BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
                (packet[1] & 0x80) != 0,
                CompandingLaw.Mu.Decode(packet[12..].ToArray())));
        }

        public void Dispose()
        {
        }
    }
}

using Shouldly;
using Telephony.Media.Srtp;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class SrtpSessionTests
{
    private const uint Ssrc = 0x1234_5678;

    public static TheoryData<SrtpProfile> Profiles => [SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1Tag80];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Roll_over_when_the_sequence_wraps_three_times_then_every_packet_opens(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        for (var i = 0; i < 3 * 65536; i += 7)
        {
            var clear = RtpPackets.Create(Ssrc, (ushort)(20_000 + i), payload: 20);
            pair.Send(clear, out var opened).ShouldBe(SrtpOutcome.Passed);
            opened.ShouldBe(clear);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Reordering_when_around_the_wrap_then_late_packets_still_open_once(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        var wire = Enumerable.Range(65500, 100).Select(i => pair.Protect(RtpPackets.Create(Ssrc, (ushort)i))).ToList();
        int[] order = [.. Enumerable.Range(0, 20), .. Enumerable.Range(60, 40).Reverse(), .. Enumerable.Range(20, 40)];

        foreach (var i in order)
            pair.Receiver.Unprotect([.. wire[i]], out _).ShouldBe(SrtpOutcome.Passed);
        foreach (var packet in wire)
            pair.Receiver.Unprotect([.. packet], out _).ShouldBe(SrtpOutcome.Replayed);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Tampering_when_any_single_bit_is_flipped_then_refused_and_the_true_packet_still_opens(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        pair.Send(RtpPackets.Create(Ssrc, 1), out _);
        var wire = pair.Protect(RtpPackets.Create(Ssrc, 2, payload: 24));

        for (var bit = 0; bit < wire.Length * 8; bit++)
        {
            byte[] forged = [.. wire];
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            pair.Receiver.Unprotect(forged, out _).ShouldNotBe(SrtpOutcome.Passed, $"bit {bit}");
        }

        pair.Receiver.Unprotect(wire, out _).ShouldBe(SrtpOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Rtcp_when_tampered_or_replayed_then_refused(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        var wire = pair.ProtectRtcp(RtpPackets.ReceiverReport(Ssrc));
        for (var bit = 0; bit < wire.Length * 8; bit++)
        {
            byte[] forged = [.. wire];
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            pair.Receiver.UnprotectRtcp(forged, out _).ShouldNotBe(SrtpOutcome.Passed, $"bit {bit}");
        }

        byte[] first = [.. wire];
        pair.Receiver.UnprotectRtcp(first, out var length).ShouldBe(SrtpOutcome.Passed);
        first[..length].ShouldBe(RtpPackets.ReceiverReport(Ssrc));
        pair.Receiver.UnprotectRtcp(wire, out _).ShouldBe(SrtpOutcome.Replayed);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Sender_when_a_sequence_number_comes_again_then_refuses_to_reuse_the_key_stream(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        pair.Protect(RtpPackets.Create(Ssrc, 100));
        var buffer = new byte[400];
        RtpPackets.Create(Ssrc, 100).CopyTo(buffer, 0);

        pair.Sender.Protect(buffer, 172, out _).ShouldBe(SrtpOutcome.Replayed);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Forged_sources_when_thousands_come_then_none_is_remembered(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        for (uint i = 0; i < 2000; i++)
            pair.Receiver.Unprotect(RtpPackets.Create(i, 1), out _).ShouldBe(SrtpOutcome.Forged);

        pair.Send(RtpPackets.Create(Ssrc, 1), out _).ShouldBe(SrtpOutcome.Passed);
    }

    [Fact]
    public void Authentic_sources_when_more_than_the_limit_then_the_next_is_refused()
    {
        using var pair = new Pair(SrtpProfile.AeadAes128Gcm);
        for (uint i = 1; i <= SrtpStreamTable.Limit; i++)
            pair.Send(RtpPackets.Create(i, 1), out _).ShouldBe(SrtpOutcome.Passed);

        var buffer = new byte[400];
        RtpPackets.Create(99, 1).CopyTo(buffer, 0);
        pair.Sender.Protect(buffer, 172, out _).ShouldBe(SrtpOutcome.TooManySources);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Random_bytes_when_they_look_like_rtp_then_never_accepted_and_never_thrown_at(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        var random = new Random(42);
        var buffer = new byte[300];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(buffer);
            buffer[0] = (byte)(0x80 | buffer[0] & 0x3F);
            var packet = buffer.AsSpan(0, random.Next(buffer.Length));
            pair.Receiver.Unprotect(packet, out _).ShouldNotBe(SrtpOutcome.Passed);
            pair.Receiver.UnprotectRtcp(packet, out _).ShouldNotBe(SrtpOutcome.Passed);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_when_protected_and_opened_then_nothing_is_allocated(SrtpProfile profile)
    {
        using var pair = new Pair(profile);
        var clear = RtpPackets.Create(Ssrc, 0);
        var buffer = new byte[400];
        Run(0, 2000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(2000, 5000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                clear[2] = (byte)(i >> 8);
                clear[3] = (byte)i;
                clear.CopyTo(buffer, 0);
                pair.Sender.Protect(buffer, clear.Length, out var length);
                pair.Receiver.Unprotect(buffer.AsSpan(0, length), out _);
            }
        }
    }

    [Fact]
    public void Replay_window_when_random_arrivals_then_agrees_with_a_set()
    {
        var random = new Random(7);
        var window = default(ReplayWindow);
        var seen = new HashSet<ulong>();
        ulong head = 1000;
        for (var i = 0; i < 50_000; i++)
        {
            head += (ulong)random.Next(0, 4);
            var index = head - (ulong)random.Next(0, 200);
            var expected = !seen.Contains(index) && (!window.Any || index > window.Highest || window.Highest - index < ReplayWindow.Size);

            window.Accepts(index).ShouldBe(expected);
            if (!expected)
                continue;
            window.Record(index);
            seen.Add(index);
        }
    }

    private sealed class Pair : IDisposable
    {
        private readonly SrtpSession client;
        private readonly SrtpSession server;

        public Pair(SrtpProfile profile)
        {
            var material = new byte[SrtpSession.KeyingMaterialLength(profile)];
            new Random(1).NextBytes(material);
            client = SrtpSession.Create(profile, material, asServer: false);
            server = SrtpSession.Create(profile, material, asServer: true);
        }

        public SrtpSender Sender => client.Outbound;

        public SrtpReceiver Receiver => server.Inbound;

        public byte[] Protect(byte[] clear)
        {
            var buffer = new byte[clear.Length + Sender.Overhead];
            clear.CopyTo(buffer, 0);
            Sender.Protect(buffer, clear.Length, out var length).ShouldBe(SrtpOutcome.Passed);
            return buffer[..length];
        }

        public byte[] ProtectRtcp(byte[] clear)
        {
            var buffer = new byte[clear.Length + Sender.Overhead];
            clear.CopyTo(buffer, 0);
            Sender.ProtectRtcp(buffer, clear.Length, out var length).ShouldBe(SrtpOutcome.Passed);
            return buffer[..length];
        }

        public SrtpOutcome Send(byte[] clear, out byte[] opened)
        {
            var wire = Protect(clear);
            var outcome = Receiver.Unprotect(wire, out var length);
            opened = wire[..length];
            return outcome;
        }

        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}

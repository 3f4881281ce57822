using System.Net;
using System.Net.Sockets;
using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>The sending half of a phone, with a lock of its own so that a handshake on the receive path never holds up audio.</summary>
internal sealed class PhoneSender
{
    private const int MaxPacket = 1400;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Socket socket;
    private readonly TimeProvider clock;
    private readonly OutboundStream stream;
    private readonly RtcpReporter reporter;
    private readonly byte[] buffer = GC.AllocateArray<byte>(RtpLayout.MaxPacket, pinned: true);
    private SrtpSender? keys;
    private SocketAddress? path;
    private long lastReport;
    private long sent;
    private long dropped;

    public PhoneSender(uint ssrc, Socket socket, TimeProvider clock)
    {
        this.socket = socket;
        this.clock = clock;
        stream = new(ssrc, clock);
        reporter = new(ssrc, clock);
        stream.Restart();
    }

    public uint Ssrc => stream.Ssrc;

    /// <summary>Packets sent, packets dropped.</summary>
    public (long Sent, long Dropped) Counters
    {
        get
        {
            lock (gate)
                return (sent, dropped);
        }
    }

    /// <summary>What the browser last reported of our audio: fraction lost and round trip in milliseconds.</summary>
    public (double? FractionLost, double? RoundTrip) Remote
    {
        get
        {
            lock (gate)
                return (reporter.RemoteFractionLost, reporter.RoundTripMilliseconds);
        }
    }

    /// <summary>Where and under which keys to send from now on; null for not at all.</summary>
    public void Use(SrtpSender? newKeys, SocketAddress? newPath)
    {
        lock (gate)
        {
            keys = newKeys;
            path = newPath;
        }
    }

    /// <summary>Lets go of the keys and begins a new stream; afterwards the caller may free them.</summary>
    public void Release()
    {
        lock (gate)
        {
            keys = null;
            path = null;
            stream.Restart();
        }
    }

    public void Send(ReadOnlySpan<byte> packet)
    {
        lock (gate)
        {
            if (TrySend(packet))
                sent++;
            else
                dropped++;
        }
    }

    public void OnReport(ReadOnlySpan<byte> compound, long arrival)
    {
        lock (gate)
            reporter.OnReport(compound, arrival);
    }

    /// <summary>Sends an RTCP report if the last is five seconds old; the browser's own statistics feed on it.</summary>
    public void ReportWhenDue(ReceptionStatistics reception)
    {
        lock (gate)
        {
            if (keys is null || clock.GetElapsedTime(lastReport) < ReportInterval)
                return;
            lastReport = clock.GetTimestamp();
            var length = reporter.Write(buffer, stream.Newest, reception);
            if (keys.ProtectRtcp(buffer, length, out var protectedLength) == SrtpOutcome.Passed)
                TryTransmit(protectedLength);
        }
    }

    private bool TrySend(ReadOnlySpan<byte> packet)
    {
        if (keys is null || packet.Length > MaxPacket || !RtpLayout.TryHeaderLength(packet, out _))
            return false;
        packet.CopyTo(buffer);
        stream.Rewrite(buffer);
        if (keys.Protect(buffer, packet.Length, out var length) != SrtpOutcome.Passed || !TryTransmit(length))
            return false;
        reporter.OnSent(packet.Length);
        return true;
    }

    private bool TryTransmit(int length)
    {
        if (path is null)
            return false;
        try
        {
            socket.SendTo(buffer.AsSpan(0, length), SocketFlags.None, path);
            return true;
        }
        catch (SocketException)
        {
            return false; // a full buffer or an unreachable peer: counted by the caller, audio is not repeated
        }
        catch (ObjectDisposedException)
        {
            return false; // the phone was disposed while a call still sent to it
        }
    }
}

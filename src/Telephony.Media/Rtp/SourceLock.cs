using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>
/// Decides whose packets a leg takes. A packet from exactly the address that SDP named locks the leg at once. When SDP names an
/// address that cannot be the public one (private, loopback, link-local: a phone behind NAT), or the host is right and only the port
/// was translated, another source is learnt during the first seconds, after <see cref="Probation"/> packets of one stream in
/// sequence; the SDP address still wins until the window closes. After that nothing moves the lock but a new SDP.
/// Sending never follows an unlocked source, so a spray of forged packets attracts no audio.
/// </summary>
internal sealed class SourceLock
{
    /// <summary>Packets in sequence before an unannounced source is believed: a spray of guesses does not produce them.</summary>
    public const int Probation = 4;

    private readonly UdpSource _announced;
    private readonly bool _mayBeBehindNat;
    private readonly UInt128? _signalling;
    private readonly long _windowEnd;
    private UdpSource _candidate;
    private uint _candidateSsrc;
    private ushort _candidateSequence;
    private int _candidatePackets;
    private UdpSource? _locked;

    /// <param name="announced">The peer's address in SDP.</param>
    /// <param name="signalling">Where the peer's signalling comes from, if known: then only this host (or the SDP's) can be learnt.</param>
    /// <param name="windowEnd">Timestamp after which nothing is learnt.</param>
    public SourceLock(IPEndPoint announced, IPAddress? signalling, long windowEnd)
    {
        _announced = UdpSource.Of(announced);
        _mayBeBehindNat = IsPrivate(announced.Address);
        _signalling = signalling is null ? null : UdpSource.Of(signalling);
        _windowEnd = windowEnd;
    }

    public SourceVerdict Judge(UdpSource source, in RtpHeader header, long now)
    {
        if (_locked == source)
            return SourceVerdict.Accepted;
        if (source == _announced && (_locked is null || now <= _windowEnd))
            return Lock(source);
        if (_locked is not null || now > _windowEnd || !MayLearn(source))
            return SourceVerdict.Rejected;
        return Probe(source, header) ? Lock(source) : SourceVerdict.Rejected;
    }

    private SourceVerdict Lock(UdpSource source)
    {
        _locked = source;
        return SourceVerdict.Locked;
    }

    private bool MayLearn(UdpSource source)
    {
        if (source.Address == _announced.Address)
            return true;
        return _signalling is { } host ? source.Address == host : _mayBeBehindNat;
    }

    private bool Probe(UdpSource source, in RtpHeader header)
    {
        var continues = _candidatePackets > 0 && source == _candidate && header.Ssrc == _candidateSsrc
            && header.Sequence == (ushort)(_candidateSequence + 1);
        (_candidate, _candidateSsrc, _candidateSequence) = (source, header.Ssrc, header.Sequence);
        _candidatePackets = continues ? _candidatePackets + 1 : 1;
        return _candidatePackets >= Probation;
    }

    private static bool IsPrivate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);

        // RFC 1918, RFC 6598 (carrier NAT) and RFC 3927.
        return bytes[0] == 10
            || (bytes[0] == 172 && bytes[1] is >= 16 and < 32)
            || (bytes[0] == 192 && bytes[1] == 168)
            || (bytes[0] == 100 && bytes[1] is >= 64 and < 128)
            || (bytes[0] == 169 && bytes[1] == 254);
    }
}

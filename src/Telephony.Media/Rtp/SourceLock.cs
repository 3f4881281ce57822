using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>
/// Decides whose packets a leg takes. A packet from exactly the address that SDP named locks the leg at once. Another source is learnt
/// during the first seconds only, after <see cref="Probation"/> packets of one stream in sequence, and only when its host is the one
/// that SDP named (the port was translated) or the one that the peer's signalling comes from (a phone behind NAT, whose SDP names an
/// address nobody can reach). A host that is neither is never learnt, however early it speaks: it would be sent the call's audio (RTP
/// bleed). The SDP address still wins until the window closes. After that nothing moves the lock but a new SDP.
/// Sending never follows an unlocked source, so a spray of forged packets attracts no audio.
/// </summary>
internal sealed class SourceLock
{
    /// <summary>Packets in sequence before an unannounced source is believed: a spray of guesses does not produce them.</summary>
    public const int Probation = 4;

    private readonly UdpSource _announced;
    private readonly UInt128? _signalling;
    private readonly long _windowEnd;
    private UdpSource _candidate;
    private uint _candidateSsrc;
    private ushort _candidateSequence;
    private int _candidatePackets;
    private UdpSource? _locked;

    /// <param name="announced">The peer's address in SDP.</param>
    /// <param name="signalling">Where the peer's signalling comes from; null: only the host in SDP can be learnt.</param>
    /// <param name="windowEnd">Timestamp after which nothing is learnt.</param>
    public SourceLock(IPEndPoint announced, IPAddress? signalling, long windowEnd)
    {
        _announced = UdpSource.Of(announced);
        _signalling = signalling is null ? null : UdpSource.Of(signalling);
        _windowEnd = windowEnd;
    }

    /// <summary>Whether this is the source that the leg is locked to.</summary>
    public bool IsLockedTo(UdpSource source) => _locked == source;

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

    private bool MayLearn(UdpSource source) => source.Address == _announced.Address || source.Address == _signalling;

    private bool Probe(UdpSource source, in RtpHeader header)
    {
        var continues = _candidatePackets > 0 && source == _candidate && header.Ssrc == _candidateSsrc
            && header.Sequence == (ushort)(_candidateSequence + 1);
        (_candidate, _candidateSsrc, _candidateSequence) = (source, header.Ssrc, header.Sequence);
        _candidatePackets = continues ? _candidatePackets + 1 : 1;
        return _candidatePackets >= Probation;
    }
}

namespace Telephony.Media.Remote;

/// <summary>Takes what a <see cref="MediaLink"/> reads. Called on its reading thread: must return at once and ask nothing.</summary>
internal interface IMediaLinkOwner
{
    /// <summary>One packet for a transport of this process; valid during the call.</summary>
    void Packet(MediaLegId leg, ReadOnlySpan<byte> packet);

    /// <summary>A fact; to be acknowledged when it was told.</summary>
    void Fact(MediaLink link, long number, MediaFact fact);

    /// <summary>The other side does not speak the protocol; the connection ends.</summary>
    void Misread(MediaProtocolException wrong);

    /// <summary>The connection is over; once, and the last that is heard of it.</summary>
    void Lost(MediaLink link);
}

namespace Telephony.Media.Rtp;

/// <summary>
/// Takes what a leg says: the stream to another leg (<see cref="OutboundStream"/>), or that leg's mix
/// (<see cref="Mixing.MixInput"/>). Called on the packet path under the speaker's inbound gate: copies or sends, and returns.
/// </summary>
internal interface IListener
{
    /// <summary>Audio, muted already if the speaker is.</summary>
    void SendAudio(object speaker, in MediaFrame frame);

    /// <summary>One packet of a telephone event (RFC 4733).</summary>
    /// <param name="speaker">Who presses the key.</param>
    /// <param name="frame">The four bytes of the event.</param>
    /// <param name="duration">Of the event so far, in samples.</param>
    void SendEvent(object speaker, in MediaFrame frame, uint duration);

    /// <summary>A whole digit, told once after its packets. One of the two forms is used, never both.</summary>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="durationMs">How long it was pressed.</param>
    void SendDigit(char digit, int durationMs);
}

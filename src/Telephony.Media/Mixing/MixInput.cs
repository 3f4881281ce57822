using Telephony.Media.Rtp;

namespace Telephony.Media.Mixing;

/// <summary>
/// One speaker in one listener's mix. The receive path writes, the pacer reads; its gate is the innermost of all and held for a copy only.
/// Digits are not sounds that can be summed: a whole digit is sent anew to the listener (RFC 4733), who hears it alone meanwhile.
/// </summary>
internal sealed class MixInput(MediaLeg speaker, OutboundStream outbound, DigitSender digits) : IListener
{
    private readonly JitterBuffer _buffer = new();
    private readonly Lock _gate = new();

    public MediaLeg Speaker => speaker;

    public (long Late, long Skipped) Trouble
    {
        get
        {
            lock (_gate)
                return (_buffer.Late, _buffer.Skipped);
        }
    }

    public void SendAudio(object speaker, in MediaFrame frame)
    {
        lock (_gate)
            _buffer.Put(frame.Codec, frame.Payload, frame.Epoch, frame.Timestamp);
    }

    public void SendEvent(object speaker, in MediaFrame frame, uint duration)
    {
        // The whole digit follows by SendDigit.
    }

    public void SendDigit(char digit, int durationMs)
    {
        // More than the sender's 64 waiting digits are nobody's fingers; they are dropped.
        if (outbound.Format?.TelephoneEventPayloadType is not null && TelephoneEvent.TryCode(digit, out var code))
            digits.Enqueue(code, DigitSender.ClampDuration(durationMs));
    }

    /// <summary>The next 20 ms.</summary>
    /// <returns>False when there is nothing to add to the mix.</returns>
    public bool Take(Span<short> target, out bool hasBegun)
    {
        lock (_gate)
        {
            hasBegun = _buffer.HasBegun;
            return hasBegun && _buffer.Take(target);
        }
    }
}

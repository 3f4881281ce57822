namespace Telephony.Media.Remote;

/// <summary>Facts on the wire.</summary>
internal static class FactCodec
{
    private const byte Digit = 1;
    private const byte PromptFinished = 2;
    private const byte MediaTimeout = 3;
    private const byte Closed = 4;
    private const byte Failed = 5;
    private const byte Stalled = 6;

    public static WireWriter Fact(this WireWriter to, MediaFact fact) => fact switch
    {
        MediaFact.Digit f => to.Byte(Digit).Leg(f.Leg).UInt16(f.Key).Int32(f.DurationMs),
        MediaFact.PromptFinished f => to.Byte(PromptFinished).Leg(f.Leg).Text(f.Prompt.Value),
        MediaFact.MediaTimeout f => to.Byte(MediaTimeout).Leg(f.Leg),
        MediaFact.RecordingClosed f => to.Byte(Closed).Closed(f.Facts),
        MediaFact.RecordingFailed f => to.Byte(Failed).Recording(f.Id).Text(f.Reason),
        MediaFact.RecordingStalled f => to.Byte(Stalled).Recording(f.Id).Flag(f.IsStalled),
        _ => throw new ArgumentException($"{fact.GetType().Name} does not leave its process.", nameof(fact)),
    };

    public static MediaFact Fact(this ref WireReader from)
    {
        MediaFact fact = from.Byte() switch
        {
            Digit => new MediaFact.Digit(from.Leg(), (char)from.UInt16(), from.Int32()),
            PromptFinished => new MediaFact.PromptFinished(from.Leg(), new PromptId(from.Text())),
            MediaTimeout => new MediaFact.MediaTimeout(from.Leg()),
            Closed => new MediaFact.RecordingClosed(from.Closed()),
            Failed => new MediaFact.RecordingFailed(from.Recording(), from.Text()),
            Stalled => new MediaFact.RecordingStalled(from.Recording(), from.Flag()),
            _ => throw new MediaProtocolException("No fact has this number."),
        };
        from.End();
        return fact;
    }
}

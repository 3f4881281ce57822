namespace Telephony.Media;

/// <summary>What waits to be told to <see cref="IMediaEvents"/>.</summary>
internal abstract record MediaFact
{
    private MediaFact()
    {
    }

    public abstract void Tell(IMediaEvents events);

    public sealed record Digit(MediaLegId Leg, char Key, int DurationMs) : MediaFact
    {
        public override void Tell(IMediaEvents events) => events.Digit(Leg, Key, DurationMs);
    }

    public sealed record PromptFinished(MediaLegId Leg, PromptId Prompt) : MediaFact
    {
        public override void Tell(IMediaEvents events) => events.PromptFinished(Leg, Prompt);
    }

    public sealed record MediaTimeout(MediaLegId Leg) : MediaFact
    {
        public override void Tell(IMediaEvents events) => events.MediaTimeout(Leg);
    }

    public sealed record RecordingClosed(Media.RecordingClosed Facts) : MediaFact
    {
        public override void Tell(IMediaEvents events) => events.RecordingClosed(Facts);
    }

    public sealed record RecordingFailed(RecordingId Id, string Reason) : MediaFact
    {
        public override void Tell(IMediaEvents events) => events.RecordingFailed(Id, Reason);
    }

    public sealed record RecordingStalled(RecordingId Id, bool IsStalled) : MediaFact
    {
        public override void Tell(IMediaEvents events) => events.RecordingStalled(Id, IsStalled);
    }

    /// <summary>A mark in the queue: everything before it was told.</summary>
    public sealed record Told(Action Note) : MediaFact
    {
        public override void Tell(IMediaEvents events) => Note();
    }
}

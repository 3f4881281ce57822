using System.Collections.Concurrent;

namespace Telephony.Media.Tests;

/// <summary>Keeps every fact that the engine tells.</summary>
internal sealed class MediaEventLog : IMediaEvents
{
    public ConcurrentQueue<(MediaLegId Leg, char Digit, int DurationMs)> Digits { get; } = new();

    public ConcurrentQueue<(MediaLegId Leg, PromptId Prompt)> FinishedPrompts { get; } = new();

    public ConcurrentQueue<MediaLegId> Timeouts { get; } = new();

    public ConcurrentQueue<RecordingClosed> Closed { get; } = new();

    public ConcurrentQueue<(RecordingId Id, string Reason)> Failed { get; } = new();

    public ConcurrentQueue<(RecordingId Id, bool IsStalled)> Stalled { get; } = new();

    public void Digit(MediaLegId leg, char digit, int durationMs) => Digits.Enqueue((leg, digit, durationMs));

    public void PromptFinished(MediaLegId leg, PromptId prompt) => FinishedPrompts.Enqueue((leg, prompt));

    public void MediaTimeout(MediaLegId leg) => Timeouts.Enqueue(leg);

    public void RecordingClosed(RecordingClosed facts) => Closed.Enqueue(facts);

    public void RecordingFailed(RecordingId id, string reason) => Failed.Enqueue((id, reason));

    public void RecordingStalled(RecordingId id, bool isStalled) => Stalled.Enqueue((id, isStalled));
}

namespace Telephony.Media;

/// <summary>
/// Takes what the media engine observes. Called one at a time, in order, never on a packet path; a slow listener delays
/// later facts and, after 8,192 waiting ones, loses them (counted in <see cref="MediaCounters.FactsDropped"/>).
/// </summary>
public interface IMediaEvents
{
    /// <summary>A party pressed a digit (RFC 4733), reported once when it is released.</summary>
    /// <param name="leg">Who pressed it.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="durationMs">How long it was held.</param>
    void Digit(MediaLegId leg, char digit, int durationMs);

    /// <summary>A prompt that does not loop was heard to its end. Not reported when it was stopped or replaced.</summary>
    void PromptFinished(MediaLegId leg, PromptId prompt);

    /// <summary>Nothing arrived for the configured time although the leg is not held. Reported once until packets come again.</summary>
    void MediaTimeout(MediaLegId leg);

    /// <summary>A recording is complete on disk; also reported at start-up for each file that a crash left open.</summary>
    void RecordingClosed(RecordingClosed facts);

    /// <summary>A recording could not be made or finished. The call itself is not touched.</summary>
    /// <param name="id">Which.</param>
    /// <param name="reason">For people, e.g. "not recorded: disk".</param>
    void RecordingFailed(RecordingId id, string reason);

    /// <summary>The disk does not take a running recording (full, or it stands still), or takes it again. The recording goes on in memory for some
    /// seconds; what is lost after that is told in <see cref="Media.RecordingClosed.Stalls"/>. The call itself is not touched.</summary>
    /// <param name="id">Which.</param>
    /// <param name="isStalled">Whether it is kept from the disk from now on.</param>
    void RecordingStalled(RecordingId id, bool isStalled)
    {
        // A listener that only counts calls need not know.
    }
}

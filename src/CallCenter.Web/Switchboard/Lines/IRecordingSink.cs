using Telephony.Calls;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Keeps what became of recordings. Must return at once.</summary>
public interface IRecordingSink
{
    /// <summary>The recorder was asked to write this file.</summary>
    void Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at);

    /// <summary>The file is whole: duration, checksum, spans.</summary>
    void Closed(RecordingClosed facts);

    /// <summary>The disk takes nothing of it now, or takes it again.</summary>
    void Stalled(RecordingId recording, bool isStalled);

    /// <summary>There is no (more) recording, and why.</summary>
    void Failed(RecordingId recording, string reason);
}

using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Section <c>Recordings</c>: how recordings are kept.</summary>
/// <param name="ReserveMiB">No new recording begins when the disk has less room than this; the call says "not recorded: disk".</param>
/// <param name="Seal">New recordings are encrypted at rest (AES-256-GCM). Off unless set.</param>
/// <param name="Keys">Master keys, from <c>Recordings:KeyFile</c> or <c>Recordings:Keys</c>; the first one seals, all open. Never in the database, never in the data folder.</param>
public sealed record RecordingSettings(int ReserveMiB, bool Seal, RecordingKeys Keys)
{
    /// <summary>Half a gibibyte, nine hours of one call; not sealed.</summary>
    public static RecordingSettings Default { get; } = new(512, false, RecordingKeys.None);
}

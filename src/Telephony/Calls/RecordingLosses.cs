namespace Telephony.Calls;

/// <summary>Why a call is not recorded although it should be.</summary>
public static class RecordingLosses
{
    /// <summary>The disk is full up to its reserve, or takes nothing.</summary>
    public const string Disk = "disk";

    /// <summary>Anything else that kept the recorder from starting; the log knows more.</summary>
    public const string Fault = "fault";
}

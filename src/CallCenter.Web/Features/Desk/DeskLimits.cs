namespace CallCenter.Web.Features.Desk;

/// <summary>When the desk reminds an agent of something that waits for him.</summary>
internal static class DeskLimits
{
    /// <summary>A held customer should hear a voice by then; the board marks it at the same instant.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>A card number or a password takes less; a pause that was forgotten costs the recording.</summary>
    public static readonly TimeSpan RecordingPause = TimeSpan.FromSeconds(60);
}

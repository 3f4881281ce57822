using System.Globalization;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>How live values are written into the page's attributes; scripts and styles read them.</summary>
internal static class DeskFormat
{
    /// <summary>An instant as Unix milliseconds, for the running clocks of <c>desk/clock.js</c>.</summary>
    public static string Instant(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A span in milliseconds.</summary>
    public static string Span(TimeSpan span) => ((long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>A finished duration as m:ss, hours in front when there are any.</summary>
    public static string Clock(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00}");

    /// <summary>The attribute value of the phone line's texture.</summary>
    public static string Texture(LineTexture line) => line switch
    {
        LineTexture.Ringing => "ringing",
        LineTexture.Talk => "talk",
        LineTexture.Hold => "hold",
        LineTexture.Wrap => "wrap",
        _ => "idle",
    };

    /// <summary>The state mark: one state, one shape.</summary>
    public static string Mark(DeskView view) => (view.Presence, view.Call?.Phase) switch
    {
        (_, CallPhase.Held) => "hold",
        (Presence.Ringing, _) => "ringing",
        (Presence.Busy, _) => "talk",
        (Presence.WrapUp, _) => "wrap",
        (Presence.Ready, _) => "ready",
        (Presence.NotReady, _) when view.Reason is NotReadyReasons.RingNoAnswer or NotReadyReasons.DeviceLost => "missed",
        (Presence.NotReady, _) => "break",
        _ => "off",
    };
}

using System.Globalization;

namespace CallCenter.Web.Features.Desk;

/// <summary>How live values are written into the page's attributes; scripts and styles read them.</summary>
internal static class DeskFormat
{
    /// <summary>An instant as Unix milliseconds.</summary>
    public static string Instant(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A span in milliseconds.</summary>
    public static string Span(TimeSpan span) => ((long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>The attribute value of the phone line's texture.</summary>
    public static string Texture(LineTexture line) => line switch
    {
        LineTexture.Ringing => "ringing",
        LineTexture.Talk => "talk",
        LineTexture.Hold => "hold",
        LineTexture.Wrap => "wrap",
        _ => "idle",
    };
}

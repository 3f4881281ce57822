using System.Xml;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /demo/clock</c>.</summary>
/// <param name="Advance">How far forward, an ISO 8601 duration: <c>PT60H</c>.</param>
public sealed record MoveClockBody(string? Advance)
{
    /// <summary>Longer texts are no duration of ours.</summary>
    private const int MaxLength = 40;

    internal static bool TryRead(string? text, out TimeSpan by)
    {
        by = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
            return false;
        try
        {
            by = XmlConvert.ToTimeSpan(text.Trim());
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return false;
        }
    }
}

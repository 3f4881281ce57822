using System.Globalization;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>How shares are written: one decimal, a dash when there is none.</summary>
public static class Percent
{
    /// <summary>Without the sign, for a tile that sets it apart.</summary>
    public static string Number(double? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary>With the sign.</summary>
    public static string Text(double? share) => share is null ? "–" : Number(share) + "%";

    /// <summary>A target: no decimals.</summary>
    public static string Target(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + "%";
}

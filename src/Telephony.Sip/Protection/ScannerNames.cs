namespace Telephony.Sip.Protection;

/// <summary>User-Agents that well-known scanning programs send. Who renames his program is met by the rates and the count of wrong passwords.</summary>
internal static class ScannerNames
{
    private static readonly string[] Parts = ["friendly-scanner", "sipvicious", "sip-scan", "sipcli", "sundayddr", "vaxsipuseragent", "pplsip", "siparmyknife", "iwar", "sivus", "sipptk", "smap/"];

    public static bool IsScanner(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return false;
        foreach (var part in Parts)
            if (userAgent.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

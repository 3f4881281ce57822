using System.Net;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Section <c>Telephony:Media</c>.</summary>
/// <param name="Address">Where media sockets are bound.</param>
/// <param name="FirstPort">Even; 0 means any free port.</param>
/// <param name="LastPort">At least FirstPort + 1.</param>
public sealed record MediaSettings(IPAddress Address, int FirstPort, int LastPort)
{
    /// <summary>Folder with OpenSSL 3's libraries for WebRTC, in place of the system's own; null for the system's.</summary>
    public string? OpenSslDirectory { get; init; }
}

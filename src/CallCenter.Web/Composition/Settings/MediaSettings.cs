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

    /// <summary>Where the media engine runs.</summary>
    public MediaPlace Process { get; init; } = MediaPlace.In;

    /// <summary>Path of the media process's Unix-domain socket; null for <c>run/media.sock</c> in the data folder.</summary>
    public string? Socket { get; init; }

    /// <summary>How long calls go on in the media process while no web process leads it.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);
}

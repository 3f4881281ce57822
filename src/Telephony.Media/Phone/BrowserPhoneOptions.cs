using System.Net;

namespace Telephony.Media.Phone;

/// <summary>Where a browser phone's endpoint listens and what it tells the browser.</summary>
public sealed record BrowserPhoneOptions
{
    /// <summary>The local address of the UDP socket.</summary>
    public required IPAddress BindAddress { get; init; }

    /// <summary>The address put into the SDP answer: one the browsers can reach (contract: <c>Telephony:Media:Address</c>).</summary>
    public required IPAddress AdvertisedAddress { get; init; }

    /// <summary>The UDP port, 0 for any free one. No translation of ports: the advertised port is the bound one.</summary>
    public int Port { get; init; }
}

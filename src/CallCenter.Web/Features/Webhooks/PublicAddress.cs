using System.Collections.Immutable;
using System.Net;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>Whether an address is one of the open internet (IANA special-purpose registries, RFC 6890). Everything else is somebody's inside, perhaps ours.</summary>
internal static class PublicAddress
{
    private static readonly ImmutableArray<IPNetwork> Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // Of IPv6 only what is given out is public, and of that neither what carries an IPv4 address inside it nor what is for papers.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> Odd = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n))];

    /// <summary>True for an address that may be called without anybody's leave.</summary>
    public static bool Is(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? !Inside.Any(n => n.Contains(address))
            : Global.Contains(address) && !Odd.Any(n => n.Contains(address));
    }
}

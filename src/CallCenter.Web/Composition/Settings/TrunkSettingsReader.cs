using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Crm.Domain.Administration;
using Telephony.Sip;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Reads one of <c>Telephony:Trunks:N</c>.</summary>
internal static class TrunkSettingsReader
{
    private static readonly string[] Known =
    [
        "Name", "Peer", "PeerName", "Username", "Password", "AllowedSources", "CallerId", "Priority", "Weight", "ChannelLimit", "WhenFull", "Register", "Domain", "PingSeconds", "Overflow",
    ];

    /// <exception cref="SettingsException">A key is wrong, missing or unknown.</exception>
    public static TrunkSettings Read(IConfigurationSection s)
    {
        if (s.GetChildren().FirstOrDefault(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingsException(unknown.Path, unknown.Value, $"no such key; known here: {string.Join(", ", Known)}");
        var name = s["Name"];
        if (string.IsNullOrWhiteSpace(name) || name.Length > 32)
            throw new SettingsException($"{s.Path}:Name", name, "a name, 1 to 32 characters");
        if (!TrunkRules.TryPeer(s["Peer"], out var scheme, out var peer))
            throw new SettingsException($"{s.Path}:Peer", s["Peer"], "an IP address and port, for example 192.0.2.10:5060, tcp://192.0.2.10:5060 or tls://[2001:db8::10]:5061");
        var sources = s.GetSection("AllowedSources").GetChildren()
            .Select(a => IPAddress.TryParse(a.Value, out var ip) ? ip : throw new SettingsException(a.Path, a.Value, "an IP address"))
            .ToImmutableArray();
        var registers = Flag(s, "Register");
        if (registers && (string.IsNullOrEmpty(s["Username"]) || string.IsNullOrEmpty(s["Password"])))
            throw new SettingsException($"{s.Path}:Register", s["Register"], "false, or a Username and a Password to register with");
        return new TrunkSettings(name, peer, s["Username"], s["Password"], sources.IsEmpty ? [peer.Address] : sources, s["CallerId"])
        {
            Transport = TransportOf(scheme),
            PeerName = s["PeerName"],
            Priority = Number(s, "Priority", 10, 1, 99),
            Weight = Number(s, "Weight", 1, 1, 100),
            ChannelLimit = Number(s, "ChannelLimit", 30, 1, 2000),
            WhenFull = s["WhenFull"] switch { null or "" or "503" => 503, "486" => 486, var other => throw new SettingsException($"{s.Path}:WhenFull", other, "503 or 486") },
            Registers = registers,
            Domain = s["Domain"],
            PingSeconds = Number(s, "PingSeconds", 10, 0, 3600),
            Overflows = Flag(s, "Overflow"),
        };
    }

    public static SipTransportProtocol TransportOf(string scheme) => scheme switch
    {
        "tcp" => SipTransportProtocol.Tcp,
        "tls" => SipTransportProtocol.Tls,
        _ => SipTransportProtocol.Udp,
    };

    private static bool Flag(IConfigurationSection s, string key) => s[key] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingsException($"{s.Path}:{key}", text, "true or false"),
    };

    private static int Number(IConfigurationSection s, string key, int fallback, int min, int max)
    {
        if (s[key] is not { Length: > 0 } text)
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new SettingsException($"{s.Path}:{key}", text, $"{min} to {max}");
    }
}

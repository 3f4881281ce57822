using System.Net;

namespace Crm.Domain.Administration;

/// <summary>What a trunk may be.</summary>
public static class TrunkRules
{
    /// <summary>Addresses of one trunk; a provider names a handful.</summary>
    public const int MostSources = 32;

    /// <summary>Characters of a host's name (RFC 1035 §2.3.4 allows 255; certificates in use stay far below).</summary>
    public const int MostHost = 120;

    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(TrunkDraft draft) =>
    [
        .. new[]
        {
            FieldRules.ShortName("name", draft.Name, 32),
            draft.Name == "demo" ? FieldRules.IsTaken("name", draft.Name) : null,
            FieldRules.Text("peer", draft.Peer, 60) ?? (TryPeer(draft.Peer, out _, out _) ? null : FieldRules.Wrong("peer", draft.Peer, "ip-port")),
            Sources(draft.AllowedSources),
            string.IsNullOrEmpty(draft.CallerId) ? null : FieldRules.Number("callerId", draft.CallerId),
            FieldRules.OptionalText("username", draft.Username, 64),
            FieldRules.Range("priority", draft.Priority, 1, 99),
            FieldRules.Range("channelLimit", draft.ChannelLimit, 1, 2000),
            FieldRules.Range("weight", draft.Weight, 1, 100),
            draft.WhenFull is 503 or 486 ? null : FieldRules.Wrong("whenFull", FieldRules.Invariant(draft.WhenFull), "when-full"),
            FieldRules.Range("pingSeconds", draft.PingSeconds, 0, 3600),
            PeerName(draft),
            string.IsNullOrEmpty(draft.Domain) ? null : Host("domain", draft.Domain),
            draft.Registers && string.IsNullOrWhiteSpace(draft.Username) ? FieldRules.Text("username", draft.Username, 64) : null,
        }.OfType<Refusal>(),
    ];

    /// <summary>Who registers has to prove who he is (RFC 3261 §22); the password itself is none of the draft's.</summary>
    /// <param name="draft">What the trunk shall be.</param>
    /// <param name="hasPassword">Whether one is kept, or comes with the change.</param>
    public static Refusal? CheckPassword(TrunkDraft draft, bool hasPassword) => draft.Registers && !hasPassword ? FieldRules.Text("password", null, 1) : null;

    /// <summary>Reads <c>192.0.2.10:5060</c>, or the same behind <c>udp://</c>, <c>tcp://</c> or <c>tls://</c>. The port must be there.</summary>
    /// <param name="text">What was typed or configured.</param>
    /// <param name="scheme"><c>udp</c> without one.</param>
    /// <param name="peer">Address and port.</param>
    public static bool TryPeer(string? text, out string scheme, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IPEndPoint? peer)
    {
        (scheme, peer) = ("udp", null);
        if (text is null) return false;
        var at = text.IndexOf("://", StringComparison.Ordinal);
        if (at >= 0) (scheme, text) = (text[..at], text[(at + 3)..]);
        return scheme is "udp" or "tcp" or "tls" && IPEndPoint.TryParse(text, out peer) && peer.Port != 0 && HasPort(text);
    }

    /// <summary>The addresses whose calls count as the trunk's.</summary>
    public static ImmutableArray<string> SourcesOf(TrunkDraft draft) =>
        draft.AllowedSources.IsEmpty && TryPeer(draft.Peer, out _, out var peer) ? [peer.Address.ToString()] : draft.AllowedSources;

    /// <summary>Whether a stranger on this machine could speak as the provider: worth a warning, not a refusal.</summary>
    public static bool IsLoopback(TrunkDraft draft) =>
        SourcesOf(draft).Any(s => IPAddress.TryParse(s, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Without TLS nobody would look at the name: an administrator who typed one believes that somebody does.</summary>
    private static Refusal? PeerName(TrunkDraft draft)
    {
        if (string.IsNullOrEmpty(draft.PeerName)) return null;
        return TryPeer(draft.Peer, out var scheme, out _) && scheme != "tls" ? FieldRules.Wrong("peerName", draft.PeerName, "tls-peer") : Host("peerName", draft.PeerName);
    }

    private static Refusal? Host(string field, string host) =>
        FieldRules.OptionalText(field, host, MostHost) ?? (Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 ? null : FieldRules.Wrong(field, host, "host-name"));

    private static Refusal? Sources(ImmutableArray<string> sources)
    {
        if (sources.Length > MostSources) return FieldRules.Range("allowedSources", sources.Length, 0, MostSources);
        foreach (var source in sources)
            if (!IPAddress.TryParse(source, out _)) return FieldRules.Wrong("allowedSources", source, "ip");
        return sources.GroupBy(s => s, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? FieldRules.IsTaken("allowedSources", twice.Key) : null;
    }

    /// <summary>The parser takes <c>2001:db8::1</c> for an address without a port and <c>1</c> for 0.0.0.1.</summary>
    private static bool HasPort(string peer) => peer.StartsWith('[') ? peer.Contains("]:", StringComparison.Ordinal) : peer.Count(c => c == ':') == 1 && peer.Count(c => c == '.') == 3;
}

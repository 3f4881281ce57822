using System.Net;

namespace Crm.Domain.Administration;

/// <summary>What a trunk may be.</summary>
public static class TrunkRules
{
    /// <summary>Addresses of one trunk; a provider names a handful.</summary>
    public const int MostSources = 32;

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
        }.OfType<Refusal>(),
    ];

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

using CallCenter.Web.Composition.Settings;
using Crm.Domain.Administration;
using Persistence;
using Persistence.Floor;
using Telephony.Sip;

namespace CallCenter.Web.Features.Admin;

/// <summary>What an administrator does to trunks: save with a password that nobody reads again, test.</summary>
public sealed class TrunkKeeping
{
    private readonly TrunkStore _trunks;
    private readonly SecretBox _secrets;
    private readonly TrunkProbe _probe;

    internal TrunkKeeping(TrunkStore trunks, SecretBox secrets, TrunkProbe probe, AppSettings settings) =>
        (_trunks, _secrets, _probe, Configured) = (trunks, secrets, probe, settings.Trunks);

    /// <summary>Trunks of the configuration file: shown, not changed here.</summary>
    public IReadOnlyList<TrunkSettings> Configured { get; }

    public Task<IReadOnlyList<TrunkEntry>> ListAsync(CancellationToken ct) => _trunks.ListAsync(ct);

    /// <param name="draft">What it shall be.</param>
    /// <param name="password">A new password; null keeps the old one; empty takes it away.</param>
    /// <param name="version">The version the change was made on; null makes a trunk.</param>
    /// <param name="actor">Who does it.</param>
    public async Task<SaveResult<int>> SaveAsync(TrunkDraft draft, string? password, int? version, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Configured.Any(t => t.Name == draft.Name))
            return FieldRules.IsTaken("name", draft.Name);
        var closed = string.IsNullOrEmpty(password) ? password : _secrets.Close(password);
        return await _trunks.SaveAsync(draft, closed, [.. Configured.SelectMany(t => t.AllowedSources).Select(a => a.ToString())], version, actor, CancellationToken.None);
    }

    /// <summary>Asks the peer of a draft that keeps to the rules.</summary>
    internal Task<TrunkAnswer> TestAsync(TrunkDraft draft, CancellationToken ct) => TrunkRules.TryPeer(draft.Peer, out var scheme, out var address)
        ? _probe.AskAsync(new SipListenAddress(TrunkSettingsReader.TransportOf(scheme), address) { PeerName = string.IsNullOrEmpty(draft.PeerName) ? null : draft.PeerName }, ct)
        : throw new ArgumentException("Not a peer; the page checks before.", nameof(draft));

    /// <summary>A trunk of the configuration file as the page shows one.</summary>
    internal static TrunkDraft DraftOf(TrunkSettings trunk) => new()
    {
        Name = trunk.Name,
        Peer = trunk.Transport == SipTransportProtocol.Udp ? trunk.Peer.ToString() : trunk.Address.ToString(),
        AllowedSources = [.. trunk.AllowedSources.Select(a => a.ToString())],
        CallerId = trunk.CallerId,
        Username = trunk.Username,
        Priority = trunk.Priority,
        ChannelLimit = trunk.ChannelLimit,
        Weight = trunk.Weight,
        WhenFull = trunk.WhenFull,
        PeerName = trunk.PeerName,
        Registers = trunk.Registers,
        Domain = trunk.Domain,
        PingSeconds = trunk.PingSeconds,
        Overflows = trunk.Overflows,
    };
}

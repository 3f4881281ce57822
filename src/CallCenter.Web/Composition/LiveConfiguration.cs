using System.Collections.Immutable;
using System.Net;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Ui;
using Crm.Domain.Administration;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.Users;
using Telephony.Exchange;
using Telephony.Sip;

namespace CallCenter.Web.Composition;

/// <summary>Hands the administrators' tables to the running floor. One at a time, so that an older reading never replaces a newer one.</summary>
internal sealed class LiveConfiguration(
    ISwitchboard switchboard,
    IFloorPlanSource plans,
    QueueStore queues,
    CodeStore codes,
    UserStore users,
    TrunkStore trunks,
    SecretBox secrets,
    AgentPhoneCredentials phones,
    TrunkRoutes routes,
    Words words,
    SettingStore settings,
    OutboundGuard outbound,
    Lazy<SipEndpoint> sip,
    TimeProvider clock) : ILiveConfiguration, IDisposable
{
    /// <summary>Until a busy floor is asked again; it takes thousands of inputs in this time.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            words.NameQueues((await queues.ListAsync(ct)).ToDictionary(q => q.Value.Id, q => (q.Value.NameZh, q.Value.NameEn), StringComparer.Ordinal));
            words.NameReasons([.. (await codes.ListAsync(CodeGroups.NotReady, ct)).Where(c => c.Value.IsActive).Select(c => (c.Value.Code, c.Value.NameZh, c.Value.NameEn))]);
            routes.Replace([.. (await trunks.ListAsync(ct)).Where(t => t.Draft.IsActive).Select(ToSettings)]);
            routes.Admission = await settings.NumberAsync(KnownSettings.AdmissionCalls, ct);
            routes.OverflowNumber = await settings.TextAsync(KnownSettings.AdmissionOverflow, ct);
            routes.CallerIdRules = await settings.TextAsync(KnownSettings.CallerIds, ct);
            outbound.Policy = await OutboundAsync(ct);
            sip.Value.WatchTrunks([.. routes.All.Take(SipEndpoint.MaxTrunks).Select(t => t.Watched)]);
            phones.Replace(await PasswordsAsync(ct));
            var plan = new Input.Configure(await plans.LoadAsync(ct));
            // A floor too busy for new work answers within moments: what was saved must come into force, or a locked agent would stay on the floor until the next save.
            while (await switchboard.AskAsync(plan, ct) is CommandResult.Refused { Reason.Rule: Rules.SwitchboardIsBusy })
                await Task.Delay(Again, clock, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyDictionary<string, string>> PasswordsAsync(CancellationToken ct)
    {
        var stored = await users.PhoneSecretsAsync(ct);
        return stored.Select(s => (s.Key, Value: secrets.Open(s.Value))).Where(s => s.Value is not null).ToImmutableDictionary(s => s.Key, s => s.Value!, StringComparer.Ordinal);
    }

    private async Task<OutboundPolicy> OutboundAsync(CancellationToken ct) => new()
    {
        Allowed = OutboundPolicy.Split(await settings.TextAsync(KnownSettings.OutboundAllowed, ct)),
        International = await settings.FlagAsync(KnownSettings.OutboundInternational, ct),
        CallMinutes = await settings.NumberAsync(KnownSettings.OutboundCallMinutes, ct),
        AgentDayMinutes = await settings.NumberAsync(KnownSettings.OutboundAgentDayMinutes, ct),
        AtOnce = await settings.NumberAsync(KnownSettings.OutboundAtOnce, ct),
    };

    private TrunkSettings ToSettings(TrunkEntry entry)
    {
        if (!TrunkRules.TryPeer(entry.Draft.Peer, out var scheme, out var peer))
            throw new InvalidOperationException($"Trunk {entry.Draft.Name} was stored with a peer that the rules refuse.");
        return new TrunkSettings(
            entry.Draft.Name,
            peer,
            entry.Draft.Username,
            entry.Secret is null ? null : secrets.Open(entry.Secret),
            [.. TrunkRules.SourcesOf(entry.Draft).Select(IPAddress.Parse)],
            entry.Draft.CallerId)
        {
            Transport = TrunkSettingsReader.TransportOf(scheme),
            Priority = entry.Draft.Priority,
            ChannelLimit = entry.Draft.ChannelLimit,
            Weight = entry.Draft.Weight,
            WhenFull = entry.Draft.WhenFull,
            PeerName = entry.Draft.PeerName,
            Registers = entry.Draft.Registers,
            Domain = entry.Draft.Domain,
            PingSeconds = entry.Draft.PingSeconds,
            Overflows = entry.Draft.Overflows,
        };
    }
}

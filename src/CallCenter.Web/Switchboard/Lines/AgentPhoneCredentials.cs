using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Web.Composition.Settings;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Passwords of agent phones: in demo mode <c>demo-</c> and the extension (docs/contract.md §3); else what the administrator set.</summary>
internal sealed class AgentPhoneCredentials(AppSettings settings, Lazy<ISwitchboard> switchboard) : ISipCredentials
{
    private volatile IReadOnlyDictionary<string, string> _configured = ImmutableDictionary<string, string>.Empty;

    /// <summary>Replaces extension → password as a whole.</summary>
    public void Replace(IReadOnlyDictionary<string, string> configured) => _configured = configured;

    public bool TryGetSecret(string user, [NotNullWhen(true)] out SipSecret? secret)
    {
        secret = null;
        if (_configured.TryGetValue(user, out var password))
            secret = SipSecret.FromPassword(password);
        else if (settings.Demo && IsExtension(user))
            secret = SipSecret.FromPassword("demo-" + user);
        return secret is not null;
    }

    private bool IsExtension(string user)
    {
        foreach (var agent in switchboard.Value.Snapshot.State.Plan.Agents.Values)
        {
            if (agent.Extension == user)
                return true;
        }

        return false;
    }
}

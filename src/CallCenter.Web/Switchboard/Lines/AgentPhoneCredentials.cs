using System.Diagnostics.CodeAnalysis;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Passwords of agent phones: in demo mode <c>demo-</c> and the extension (docs/contract.md §3); else what the administrator set.</summary>
internal sealed class AgentPhoneCredentials(bool demo, IReadOnlyDictionary<string, string> configured) : ISipCredentials
{
    private volatile IReadOnlyDictionary<string, string> _configured = configured;

    /// <summary>Replaces extension → password as a whole.</summary>
    public void Replace(IReadOnlyDictionary<string, string> configured) => _configured = configured;

    public bool TryGetSecret(string user, [NotNullWhen(true)] out SipSecret? secret)
    {
        secret = null;
        if (_configured.TryGetValue(user, out var password))
            secret = SipSecret.FromPassword(password);
        else if (demo && user.Length == 4 && user[0] == '8' && user.All(char.IsAsciiDigit))
            secret = SipSecret.FromPassword("demo-" + user);
        return secret is not null;
    }
}

using System.Diagnostics.CodeAnalysis;
using Telephony.Sip;

namespace CallCenter.Web.Features.Demo;

/// <summary>Nobody registers at the built-in customers.</summary>
internal sealed class NoCredentials : ISipCredentials
{
    public static NoCredentials Instance { get; } = new();

    public bool TryGetSecret(string user, [NotNullWhen(true)] out SipSecret? secret)
    {
        secret = null;
        return false;
    }
}

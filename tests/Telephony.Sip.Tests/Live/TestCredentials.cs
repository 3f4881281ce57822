using System.Diagnostics.CodeAnalysis;

namespace Telephony.Sip.Tests.Live;

/// <summary>Extensions 8001 to 8020 with password demo-extension.</summary>
internal sealed class TestCredentials : ISipCredentials
{
    public bool TryGetSecret(string user, [NotNullWhen(true)] out SipSecret? secret)
    {
        secret = user.Length == 4 && user.StartsWith("80", StringComparison.Ordinal) && int.TryParse(user, out var n) && n is >= 8001 and <= 8020
            ? SipSecret.FromPassword("demo-" + user) : null;
        return secret is not null;
    }
}

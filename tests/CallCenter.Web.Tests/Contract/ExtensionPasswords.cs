using System.Diagnostics.CodeAnalysis;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Each extension's password is its number with <c>demo-</c> in front.</summary>
internal sealed class ExtensionPasswords : ISipCredentials
{
    private const int ExtensionLength = 4;

    public static string Of(string extension) => "demo-" + extension;

    public bool TryGetSecret(string user, [NotNullWhen(true)] out SipSecret? secret)
    {
        // A number of the world outside is a caller, not a phone of ours that must prove itself.
        secret = user.Length == ExtensionLength ? SipSecret.FromPassword(Of(user)) : null;
        return secret is not null;
    }
}

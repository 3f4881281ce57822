namespace Telephony.Sip;

/// <summary>Port: the secrets of agent phones. Called on the endpoint's loop: answer from memory.</summary>
public interface ISipCredentials
{
    /// <summary>The secret of an extension.</summary>
    /// <param name="user">Extension, as in the digest user name.</param>
    /// <param name="secret">The secret when known.</param>
    /// <returns>False when there is no such extension; the peer cannot tell the difference.</returns>
    bool TryGetSecret(string user, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SipSecret? secret);
}

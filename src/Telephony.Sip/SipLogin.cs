namespace Telephony.Sip;

/// <summary>User name and password for a peer that challenges us.</summary>
/// <param name="User">Digest user name.</param>
/// <param name="Password">Password in clear.</param>
public sealed record SipLogin(string User, string Password)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => "SipLogin";
}

namespace Telephony.Sip;

/// <summary>A digest secret: the password, or the HA1 hashes (RFC 7616 §3.4.2) so that no password has to be stored.</summary>
public sealed class SipSecret
{
    private SipSecret(string? password, string? ha1Md5, string? ha1Sha256)
    {
        Password = password;
        Ha1Md5 = ha1Md5;
        Ha1Sha256 = ha1Sha256;
    }

    internal string? Password { get; }

    internal string? Ha1Md5 { get; }

    internal string? Ha1Sha256 { get; }

    /// <summary>From a clear password.</summary>
    /// <param name="password">The password.</param>
    public static SipSecret FromPassword(string password) => new(password, null, null);

    /// <summary>From stored hashes of <c>user:realm:password</c>, lower-case hexadecimal; an algorithm without hash is refused.</summary>
    /// <param name="md5">MD5 hash or null.</param>
    /// <param name="sha256">SHA-256 hash or null.</param>
    public static SipSecret FromHashes(string? md5, string? sha256) => new(null, md5, sha256);

    /// <summary>Never shows the secret.</summary>
    public override string ToString() => "SipSecret";
}

namespace Telephony.Sip.Authentication;

/// <summary>Digest hashes of RFC 8760 that phones and trunks really speak.</summary>
public enum DigestAlgorithm
{
    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>MD5: weak, but all that many phones know.</summary>
    Md5,
}

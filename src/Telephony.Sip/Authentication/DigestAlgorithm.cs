namespace Telephony.Sip.Authentication;

/// <summary>Hashes of RFC 8760 that phones and trunks really speak.</summary>
internal enum DigestAlgorithm
{
    Sha256,
    Md5,
}

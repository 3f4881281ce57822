using System.Security.Cryptography;

namespace Telephony.Media.Dtls;

/// <summary>The SHA-256 of a certificate, as SDP names it (RFC 8122 §5): the only thing that ties DTLS to the signalling.</summary>
internal sealed class CertificateFingerprint
{
    private const int PrintedLength = (32 * 3) - 1;
    private readonly byte[] hash;

    private CertificateFingerprint(byte[] hash) => this.hash = hash;

    public static CertificateFingerprint Of(ReadOnlySpan<byte> der) => new(SHA256.HashData(der));

    /// <summary>Reads 32 colon-separated hex pairs of either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CertificateFingerprint fingerprint)
    {
        fingerprint = new([]);
        if (text.Length != PrintedLength)
            return false;
        var bytes = new byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i > 0 && text[(i * 3) - 1] != ':')
                return false;
            var pair = text.Slice(i * 3, 2);
            if (!char.IsAsciiHexDigit(pair[0]) || !char.IsAsciiHexDigit(pair[1]))
                return false;
            bytes[i] = Convert.FromHexString(pair)[0];
        }

        fingerprint = new(bytes);
        return true;
    }

    public bool Matches(CertificateFingerprint other) => CryptographicOperations.FixedTimeEquals(hash, other.hash);

    public override string ToString() => string.Join(':', hash.Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}

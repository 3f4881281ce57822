namespace Telephony.Media.Srtp;

/// <summary>Both directions of one DTLS association's SRTP.</summary>
internal sealed class SrtpSession : IDisposable
{
    private const int KeyLength = 16;

    private SrtpSession(SrtpProfile profile, SrtpSender outbound, SrtpReceiver inbound)
    {
        Profile = profile;
        Outbound = outbound;
        Inbound = inbound;
    }

    public SrtpProfile Profile { get; }

    public SrtpSender Outbound { get; }

    public SrtpReceiver Inbound { get; }

    /// <summary>How many bytes the DTLS exporter must give for this profile: two keys, two salts.</summary>
    public static int KeyingMaterialLength(SrtpProfile profile) => 2 * (KeyLength + SaltLength(profile));

    /// <summary>Cuts the exported material: client key, server key, client salt, server salt (RFC 5764 §4.2).</summary>
    public static SrtpSession Create(SrtpProfile profile, ReadOnlySpan<byte> material, bool asServer)
    {
        var salt = SaltLength(profile);
        var client = SrtpTransform.Create(profile, material[..KeyLength], material.Slice(2 * KeyLength, salt));
        var server = SrtpTransform.Create(profile, material.Slice(KeyLength, KeyLength), material.Slice(2 * KeyLength + salt, salt));
        return asServer ? new(profile, new(server), new(client)) : new(profile, new(client), new(server));
    }

    public void Dispose()
    {
        Outbound.Dispose();
        Inbound.Dispose();
    }

    private static int SaltLength(SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : 14;
}

namespace Telephony.Media.Srtp;

/// <summary>
/// The cryptography of one direction under one master key, without memory of past packets: <see cref="SrtpSender"/> and
/// <see cref="SrtpReceiver"/> choose the index and keep the replay lists. Not thread-safe (scratch buffers are reused).
/// </summary>
internal abstract class SrtpTransform : IDisposable
{
    /// <summary>The E bit: this SRTCP packet is encrypted (RFC 3711 §3.4).</summary>
    protected const uint Encrypted = 0x8000_0000;

    /// <summary>Bytes an RTP packet grows by.</summary>
    public abstract int RtpOverhead { get; }

    /// <summary>Bytes an RTCP packet grows by: index word and tag.</summary>
    public abstract int RtcpOverhead { get; }

    /// <summary>Encrypts and authenticates in place; the buffer is <paramref name="length"/> plus the overhead long.</summary>
    public abstract void ProtectRtp(Span<byte> buffer, int length, int headerLength, ulong index);

    /// <summary>Authenticates, then decrypts in place.</summary>
    /// <returns>False when the tag is wrong; the content is then undefined.</returns>
    public abstract bool UnprotectRtp(Span<byte> packet, int headerLength, ulong index);

    public abstract void ProtectRtcp(Span<byte> buffer, int length, uint index);

    public abstract bool UnprotectRtcp(Span<byte> packet);

    /// <summary>The SRTCP index word (E bit included) of a protected packet.</summary>
    public abstract uint RtcpIndexWord(ReadOnlySpan<byte> packet);

    public abstract void Dispose();

    /// <param name="profile">A negotiated profile.</param>
    /// <param name="masterKey">16 bytes.</param>
    /// <param name="masterSalt">12 bytes for GCM, 14 for counter mode.</param>
    public static SrtpTransform Create(SrtpProfile profile, ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt) => profile switch
    {
        SrtpProfile.AeadAes128Gcm => AesGcmTransform.FromMaster(masterKey, masterSalt),
        SrtpProfile.Aes128CmHmacSha1Tag80 => AesCmTransform.FromMaster(masterKey, masterSalt),
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "not an SRTP profile of this endpoint"),
    };
}

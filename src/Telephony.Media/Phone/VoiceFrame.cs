using System.Buffers.Binary;

namespace Telephony.Media.Phone;

/// <summary>
/// The ten bytes before the audio in a binary WebSocket message, big-endian: version and kind (4 bits each), flags (1 = marker,
/// 2 = acknowledges), sequence (2), timestamp in samples (4), acknowledged sequence (2). Both ends stamp their own numbers.
/// </summary>
/// <param name="Kind">What follows.</param>
/// <param name="Marker">The timestamp begins anew here: not a gap, a pause.</param>
/// <param name="Sequence">Counts every frame that the sender made, those it had to drop included; after a long stall the server counts at most 1,000 of these.</param>
/// <param name="Timestamp">Of the first sample, 8 kHz.</param>
/// <param name="Acknowledged">The newest sequence number that the sender has received; null before the first.</param>
internal readonly record struct VoiceFrame(VoiceFrameKind Kind, bool Marker, ushort Sequence, uint Timestamp, ushort? Acknowledged)
{
    public const int Version = 1;
    public const int HeaderLength = 10;

    /// <summary>20 ms: the only length that a page sends.</summary>
    public const int FrameSamples = 160;

    /// <summary>100 ms: the longest packet that a telephone sends and that is passed on to a page.</summary>
    public const int MaxPayload = 800;

    public const int MaxLength = HeaderLength + MaxPayload;
    private const int EventLength = 4;
    private const byte MarkerFlag = 1;
    private const byte AcknowledgesFlag = 2;

    /// <summary>Reads a page's frame. Strict: another version, an unknown kind or flag, or a length that the kind does not have is no frame.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out VoiceFrame frame)
    {
        frame = default;
        if (message.Length < HeaderLength || message[0] >> 4 != Version || message[1] > (MarkerFlag | AcknowledgesFlag))
            return false;
        var kind = (VoiceFrameKind)(message[0] & 0x0F);
        if (message.Length - HeaderLength != PayloadOf(kind))
            return false;
        frame = new(
            kind,
            (message[1] & MarkerFlag) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(message[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(message[4..]),
            (message[1] & AcknowledgesFlag) != 0 ? BinaryPrimitives.ReadUInt16BigEndian(message[8..]) : null);
        return true;
    }

    /// <summary>Writes the header; the payload follows at <see cref="HeaderLength"/>.</summary>
    public void Write(Span<byte> message)
    {
        message[0] = (byte)(Version << 4 | (int)Kind);
        message[1] = (byte)((Marker ? MarkerFlag : 0) | (Acknowledged is null ? 0 : AcknowledgesFlag));
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(message[4..], Timestamp);
        BinaryPrimitives.WriteUInt16BigEndian(message[8..], Acknowledged ?? 0);
    }

    private static int PayloadOf(VoiceFrameKind kind) => kind switch
    {
        VoiceFrameKind.KeepAlive => 0,
        VoiceFrameKind.Pcmu or VoiceFrameKind.Pcma => FrameSamples,
        VoiceFrameKind.Event => EventLength,
        _ => -1,
    };
}

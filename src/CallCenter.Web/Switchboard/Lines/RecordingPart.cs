using Telephony.Calls;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Recordings of one contact. Nearly all have one, whose id is the contact's own. A contact whose line was let go of and who was called back has more: their ids are
/// the contact's with the version of a custom UUID (RFC 9562 §5.8) in place of the 7, so that contact and instant can be read from each.</summary>
internal static class RecordingPart
{
    /// <summary>Parts of one contact that have an id: one, and eight versions above 7. A contact that is called back nine times is cut off by its plan long before.</summary>
    public const int Most = 9;

    private const int VersionByte = 6;
    private const int FirstVersion = 7;

    /// <summary>The id of a part.</summary>
    /// <param name="interaction">The contact.</param>
    /// <param name="part">1 is the first; above <see cref="Most"/> the last is meant.</param>
    public static RecordingId Of(InteractionId interaction, int part) =>
        new(part <= 1 ? interaction.Value : WithVersion(interaction.Value, FirstVersion - 1 + Math.Min(part, Most)));

    /// <summary>Whose recording it is.</summary>
    public static InteractionId InteractionOf(RecordingId recording) =>
        new(VersionOf(recording.Value) > FirstVersion ? WithVersion(recording.Value, FirstVersion) : recording.Value);

    private static int VersionOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[VersionByte] >> 4;
    }

    private static Guid WithVersion(Guid id, int version)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[VersionByte] = (byte)((version << 4) | (bytes[VersionByte] & 0x0F));
        return new Guid(bytes, bigEndian: true);
    }
}

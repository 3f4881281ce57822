namespace Telephony.Media.Remote;

/// <summary>
/// The protocol between the exchange's process and the media process, version 2 (docs/adr/0010). Frames of a u32 length (little-endian, of what
/// follows), one byte of kind and a payload. The client's first frame is a Hello; commands are answered in order, one Reply or Failure each; facts are
/// numbered and repeated until they are acknowledged; packets are neither answered nor repeated.
/// </summary>
internal static class MediaProtocol
{
    /// <summary>First bytes of a Hello: whoever dials by mistake says something else.</summary>
    public const uint Magic = 0x4D535341;

    public const ushort Version = 2;

    /// <summary>Length and kind.</summary>
    public const int Header = 5;

    /// <summary>Largest payload: every leg of a full engine in one answer is 140 KB, a recording's 3,000 spans 48 KB.</summary>
    public const int MaximumPayload = 256 << 10;

    /// <summary>Bytes of the key that proves the right to command.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of an empty text: its length.</summary>
    public const int LeastTextBytes = 2;

    /// <summary>Bytes of a leg's id before a packet.</summary>
    public const int IdBytes = 16;

    /// <summary>Longest text of a failure or a name.</summary>
    public const int MaximumText = 4096;

    /// <summary>Where the key lies: beside the socket, for its owner alone.</summary>
    public static string KeyFile(string socket) => socket + ".key";

    /// <summary>Facts that nobody had taken when the last media process ended.</summary>
    public static string FactsFile(string socket) => socket + ".facts";

    /// <summary>Held by the media process as long as it lives.</summary>
    public static string LockFile(string socket) => socket + ".lock";
}

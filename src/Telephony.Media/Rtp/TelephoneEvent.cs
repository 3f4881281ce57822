using System.Buffers.Binary;

namespace Telephony.Media.Rtp;

/// <summary>The payload of RFC 4733 §2.3: event, end bit, volume, duration in samples.</summary>
internal readonly record struct TelephoneEvent(byte Code, bool End, ushort Duration)
{
    public const int Length = 4;
    private const string Digits = "0123456789*#ABCD";
    private const byte VolumeMinus10Dbm0 = 10;

    public char Digit => Digits[Code];

    /// <summary>Strict in length, and DTMF only: other events (flash, tones) are not digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out TelephoneEvent telephoneEvent)
    {
        telephoneEvent = default;
        if (payload.Length < Length || payload[0] >= Digits.Length)
            return false;
        telephoneEvent = new TelephoneEvent(payload[0], (payload[1] & 0x80) != 0, BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    public static bool TryCode(char digit, out byte code)
    {
        var index = Digits.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
        code = (byte)Math.Max(index, 0);
        return index >= 0;
    }

    public void Write(Span<byte> payload)
    {
        payload[0] = Code;
        payload[1] = (byte)(VolumeMinus10Dbm0 | (End ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], Duration);
    }
}

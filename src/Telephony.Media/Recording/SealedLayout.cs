namespace Telephony.Media.Recording;

/// <summary>
/// Where things stand in a sealed file. A head: 8 bytes magic, kind, law, 6 zero, 16 bytes id of the file, then two slots for the file's
/// own key (name of the master key, nonce, the key under AES-256-GCM, tag), of which at least one is used, and zeros up to 256. Then blocks of
/// 1,024 bytes: nonce, ciphertext, tag; the last one is shorter or equal. A block is bound to its place and to being the last one or not
/// by its associated data (file id, index, last), so that none can be moved, swapped, left out or cut off.
/// </summary>
internal static class SealedLayout
{
    public const int Head = 256;
    public const int Block = StereoRing.Block * StereoWavHeader.BytesPerSample;
    public const int Nonce = 12;
    public const int Tag = 16;
    public const int Overhead = Nonce + Tag;
    public const int Stored = Block + Overhead;

    /// <summary>Bytes of the head that never change; the slots behind them are rewritten when keys rotate.</summary>
    public const int Fixed = 32;

    public const int Slot = 96;
    public const int Slots = 2;

    public static ReadOnlySpan<byte> Magic => "ASREC1\0\0"u8;

    public static int SlotAt(int slot) => Fixed + (slot * Slot);
}

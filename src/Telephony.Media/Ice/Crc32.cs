namespace Telephony.Media.Ice;

/// <summary>The CRC-32 of ITU V.42 that STUN's FINGERPRINT uses (RFC 8489 §14.7). The framework has it only in a package.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB8_8320;
    private static readonly uint[] Table = CreateTable();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var octet in data)
            crc = Table[(byte)(crc ^ octet)] ^ crc >> 8;
        return ~crc;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var entry = i;
            for (var bit = 0; bit < 8; bit++)
                entry = (entry & 1) != 0 ? entry >> 1 ^ Polynomial : entry >> 1;
            table[i] = entry;
        }

        return table;
    }
}

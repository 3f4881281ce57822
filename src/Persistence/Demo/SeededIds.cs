namespace Persistence.Demo;

/// <summary>Ids in UUIDv7 form from a seed: the same data has the same ids on every machine.</summary>
internal sealed class SeededIds(Random random)
{
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    public Guid Next(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(milliseconds >> (40 - 8 * i));
        bytes[VersionByte] = (byte)(bytes[VersionByte] & 0x0F | 0x70);
        bytes[VariantByte] = (byte)(bytes[VariantByte] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

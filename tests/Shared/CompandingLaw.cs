namespace AfterSales.Tests.Shared;

/// <summary>
/// G.711 written straight from the recommendation's decoder formulas, encoding by search for the nearest level: slow, obvious,
/// and independent of the product's tables, which are tested against it.
/// </summary>
public sealed class CompandingLaw
{
    public static readonly CompandingLaw Mu = new(MuLevel, payloadType: 0);
    public static readonly CompandingLaw A = new(ALevel, payloadType: 8);
    private readonly short[] _levels = new short[256];
    private readonly byte[] _nearest = new byte[65_536];

    private CompandingLaw(Func<byte, int> level, byte payloadType)
    {
        PayloadType = payloadType;
        for (var i = 0; i < 256; i++)
            _levels[i] = (short)level((byte)i);
        var sorted = Enumerable.Range(0, 256).OrderBy(i => _levels[i]).ToArray();
        var at = 0;
        for (var x = short.MinValue; ; x++)
        {
            while (at < 255 && Math.Abs(_levels[sorted[at + 1]] - x) <= Math.Abs(_levels[sorted[at]] - x))
                at++;
            _nearest[x - short.MinValue] = (byte)sorted[at];
            if (x == short.MaxValue)
                break;
        }
    }

    public byte PayloadType { get; }

    public short Decode(byte value) => _levels[value];

    public byte Encode(short sample) => _nearest[sample - short.MinValue];

    public short[] Decode(ReadOnlySpan<byte> bytes)
    {
        var samples = new short[bytes.Length];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = _levels[bytes[i]];
        return samples;
    }

    public byte[] Encode(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[samples.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = Encode(samples[i]);
        return bytes;
    }

    // G.711 table 2a: 8 segments, step doubling; 14-bit levels y = 2^s (2 q + 33) - 33, scaled to 16 bit.
    private static int MuLevel(byte value)
    {
        var inverted = 255 - value;
        var (negative, segment, step) = (inverted >= 128, inverted / 16 % 8, inverted % 16);
        var magnitude = (int)Math.Pow(2, segment) * ((2 * step) + 33) - 33;
        return (negative ? -magnitude : magnitude) * 4;
    }

    // G.711 table 1a: even bits inverted; 13-bit levels, two linear segments first, scaled to 16 bit.
    private static int ALevel(byte value)
    {
        var plain = value ^ 0b0101_0101;
        var (positive, segment, step) = (plain >= 128, plain / 16 % 8, plain % 16);
        var magnitude = segment == 0 ? (2 * step) + 1 : (int)Math.Pow(2, segment - 1) * ((2 * step) + 33);
        return (positive ? magnitude : -magnitude) * 8;
    }
}

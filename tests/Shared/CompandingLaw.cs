namespace AfterSales.Tests.Shared;

/// <summary>
/// G.711 written straight from the recommendation's level and decision values, encoding by search: slow, obvious,
/// and independent of the product's tables, which are tested against it.
/// </summary>
public sealed class CompandingLaw
{
    public static readonly CompandingLaw Mu = new(MuValues, payloadType: 0);
    public static readonly CompandingLaw A = new(AValues, payloadType: 8);
    private readonly short[] _levels = new short[256];
    private readonly byte[] _codes = new byte[65_536];

    private CompandingLaw(Func<byte, (bool Negative, int Level, int Decision)> values, byte payloadType)
    {
        PayloadType = payloadType;
        var all = Enumerable.Range(0, 256).Select(i => (Code: (byte)i, Values: values((byte)i))).ToList();
        foreach (var (code, (negative, level, _)) in all)
            _levels[code] = (short)(negative ? -level : level);
        foreach (var sign in (bool[])[false, true])
        {
            var rising = all.Where(v => v.Values.Negative == sign).OrderBy(v => v.Values.Decision).ToList();
            var at = 0;
            for (var magnitude = sign ? 1 : 0; magnitude <= (sign ? 32_768 : 32_767); magnitude++)
            {
                while (at < 127 && rising[at + 1].Values.Decision <= magnitude)
                    at++;
                _codes[(sign ? -magnitude : magnitude) - short.MinValue] = rising[at].Code;
            }
        }
    }

    public byte PayloadType { get; }

    public short Decode(byte value) => _levels[value];

    public byte Encode(short sample) => _codes[sample - short.MinValue];

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

    // G.711 table 2a: 8 segments, step doubling; 14-bit levels 2^s (2 q + 33) - 33 above decision values 2^s (2 q + 32) - 33, scaled to 16 bit.
    private static (bool Negative, int Level, int Decision) MuValues(byte value)
    {
        var inverted = 255 - value;
        var (segment, step) = (inverted / 16 % 8, inverted % 16);
        var scale = (int)Math.Pow(2, segment);
        return (inverted >= 128, ((scale * ((2 * step) + 33)) - 33) * 4, Math.Max(0, ((scale * ((2 * step) + 32)) - 33) * 4));
    }

    // G.711 table 1a: even bits inverted; 13-bit levels, two linear segments first, scaled to 16 bit.
    private static (bool Negative, int Level, int Decision) AValues(byte value)
    {
        var plain = value ^ 0b0101_0101;
        var (segment, step) = (plain / 16 % 8, plain % 16);
        var (scale, offset) = segment == 0 ? (1, 0) : ((int)Math.Pow(2, segment - 1), 32);
        return (plain < 128, scale * ((2 * step) + offset + 1) * 8, scale * ((2 * step) + offset) * 8);
    }
}

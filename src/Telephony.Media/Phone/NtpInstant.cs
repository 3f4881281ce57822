namespace Telephony.Media.Phone;

/// <summary>An instant in NTP's 32.32 fixed point, as RTCP carries it (RFC 3550 §4).</summary>
internal readonly record struct NtpInstant(ulong Value)
{
    private static readonly DateTimeOffset Era = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The middle 32 bits: 1/65536 s, what LSR and DLSR count in.</summary>
    public uint Middle => (uint)(Value >> 16);

    public static NtpInstant Of(DateTimeOffset instant)
    {
        var ticks = (UInt128)(instant - Era).Ticks;
        return new((ulong)((ticks << 32) / TimeSpan.TicksPerSecond));
    }
}

namespace Telephony.Sip.Authentication;

/// <summary>A sliding window of 64 counts, so that requests may overtake each other but none is accepted twice.</summary>
/// <param name="Highest">Highest count seen.</param>
/// <param name="Window">Bit n: count Highest - n was used.</param>
internal readonly record struct NonceUse(uint Highest, ulong Window)
{
    public bool TryMark(uint count, out NonceUse next)
    {
        next = this;
        if (count == 0) return false;
        if (count > Highest)
        {
            var shift = count - Highest;
            next = new NonceUse(count, (shift >= 64 ? 0 : Window << (int)shift) | 1);
            return true;
        }

        var back = Highest - count;
        if (back >= 64 || (Window & (1UL << (int)back)) != 0) return false;
        next = this with { Window = Window | (1UL << (int)back) };
        return true;
    }
}

namespace Telephony.Media.Srtp;

/// <summary>
/// The replay list of RFC 3711 §3.3.2 as a sliding window over the packet index. 128 packets are 2.5 s of 20 ms audio:
/// anything later than that is useless to a conversation.
/// </summary>
internal struct ReplayWindow
{
    public const int Size = 128;

    private UInt128 seen;

    /// <summary>Highest index recorded; meaningful only when <see cref="Any"/>.</summary>
    public ulong Highest { get; private set; }

    public bool Any { get; private set; }

    /// <summary>Whether the index is new: ahead of the window, or inside it and not yet recorded.</summary>
    public readonly bool Accepts(ulong index)
    {
        if (!Any || index > Highest)
            return true;
        var age = Highest - index;
        return age < Size && (seen >> (int)age & UInt128.One) == UInt128.Zero;
    }

    /// <summary>Records an index that was accepted and authenticated.</summary>
    public void Record(ulong index)
    {
        if (!Any || index > Highest)
        {
            var ahead = Any ? index - Highest : Size;
            seen = (ahead < Size ? seen << (int)ahead : UInt128.Zero) | UInt128.One;
            Highest = index;
            Any = true;
            return;
        }

        seen |= UInt128.One << (int)(Highest - index);
    }
}

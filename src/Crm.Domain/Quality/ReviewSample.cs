namespace Crm.Domain.Quality;

/// <summary>A random order of calls that anybody can repeat: the same seed gives the same order on every machine.</summary>
/// <remarks>FNV-1a, 64 bit (offset basis 14695981039346656037, prime 1099511628211), over the seed's characters and the call's id. A sample must not be
/// guessable by chance only: nobody may choose calls to suit an agent, so the order does not depend on when the reviewer presses the key.</remarks>
public static class ReviewSample
{
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>Where a call stands in the order of a seed; smaller comes first.</summary>
    /// <param name="seed">For example the agent and the week.</param>
    /// <param name="call">The call.</param>
    public static ulong Rank(string seed, Guid call)
    {
        var hash = Basis;
        foreach (var c in seed)
            hash = Mix(Mix(hash, (byte)c), (byte)(c >> 8));
        Span<byte> bytes = stackalloc byte[16];
        call.TryWriteBytes(bytes, bigEndian: true, out _);
        foreach (var b in bytes)
            hash = Mix(hash, b);
        return hash;
    }

    private static ulong Mix(ulong hash, byte b) => unchecked((hash ^ b) * Prime);
}

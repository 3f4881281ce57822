using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Telephony.Sip.Authentication;

/// <summary>
/// Nonces that prove themselves: time, random number and an HMAC over both, so that a flood of challenges costs no memory. Use counts (RFC 7616
/// §3.4, nc) are kept only for nonces that came back with a right password, in a bounded table: beyond the bound a new challenge is sent.
/// </summary>
internal sealed class NonceMint(TimeProvider clock)
{
    private const int RawBytes = 8 + 8 + 16;
    private const int MaxCounted = 20_000; // 20,000 phones with one live nonce each
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, NonceUse> _uses = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, long At)> _byAge = new();

    public string Mint()
    {
        Span<byte> raw = stackalloc byte[RawBytes];
        BinaryPrimitives.WriteInt64BigEndian(raw, clock.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(raw.Slice(8, 8));
        Seal(raw);
        return Convert.ToHexStringLower(raw);
    }

    /// <summary>True when we made it and it is young enough.</summary>
    public bool IsFresh(string nonce, out bool ours)
    {
        ours = false;
        if (nonce.Length != RawBytes * 2) return false;
        Span<byte> raw = stackalloc byte[RawBytes];
        if (Convert.FromHexString(nonce, raw, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        Span<byte> check = stackalloc byte[RawBytes];
        raw.CopyTo(check);
        Seal(check);
        ours = CryptographicOperations.FixedTimeEquals(raw, check);
        if (!ours) return false;
        var age = clock.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(raw);
        return age >= 0 && age <= Life.TotalMilliseconds;
    }

    /// <summary>Marks a count as used; false for a replay, or when the table is full.</summary>
    public bool TryUse(string nonce, uint count)
    {
        Prune();
        if (!_uses.TryGetValue(nonce, out var use))
        {
            if (_uses.Count >= MaxCounted) return false;
            _byAge.Enqueue((nonce, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        if (!use.TryMark(count, out var next)) return false;
        _uses[nonce] = next;
        return true;
    }

    private void Prune()
    {
        var edge = clock.GetUtcNow().ToUnixTimeMilliseconds() - (long)Life.TotalMilliseconds;
        while (_byAge.TryPeek(out var oldest) && oldest.At < edge)
        {
            _uses.Remove(oldest.Nonce);
            _byAge.Dequeue();
        }
    }

    private void Seal(Span<byte> raw)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_key, raw[..16], mac);
        mac[..16].CopyTo(raw[16..]);
    }
}

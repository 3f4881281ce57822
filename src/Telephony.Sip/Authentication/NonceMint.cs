using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Telephony.Sip.Authentication;

/// <summary>
/// Nonces that prove themselves: time, random number and HMACs over them and the source, so that a flood of challenges costs no memory and an answer
/// proves that its sender receives what we send to that source: a forged datagram has no nonce that fits. Use counts (RFC 7616 §3.4, nc) are kept only for nonces that came back with a right password, in a bounded table: beyond the bound a new challenge is sent.
/// </summary>
internal sealed class NonceMint(TimeProvider clock)
{
    private const int RawBytes = 8 + 8 + 8 + 8; // time, random number, seal, seal of the source
    private const int OwnEnd = 8 + 8 + 8;
    private const int MaxCounted = 20_000; // 20,000 phones with one live nonce each
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, NonceUse> _uses = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, long At)> _byAge = new();

    public string Mint(SourceKey source)
    {
        Span<byte> raw = stackalloc byte[RawBytes];
        BinaryPrimitives.WriteInt64BigEndian(raw, clock.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(raw.Slice(8, 8));
        Seal(raw, source);
        return Convert.ToHexStringLower(raw);
    }

    /// <summary>Whose nonce it is and whether it is young enough.</summary>
    public NonceState Look(string nonce, SourceKey source)
    {
        if (nonce.Length != RawBytes * 2) return NonceState.Foreign;
        Span<byte> raw = stackalloc byte[RawBytes];
        if (Convert.FromHexString(nonce, raw, out _, out _) != System.Buffers.OperationStatus.Done) return NonceState.Foreign;
        Span<byte> check = stackalloc byte[RawBytes];
        raw.CopyTo(check);
        Seal(check, source);
        if (!CryptographicOperations.FixedTimeEquals(raw[..OwnEnd], check[..OwnEnd])) return NonceState.Foreign;
        if (!CryptographicOperations.FixedTimeEquals(raw[OwnEnd..], check[OwnEnd..])) return NonceState.Elsewhere;
        var age = clock.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(raw);
        return age >= 0 && age <= Life.TotalMilliseconds ? NonceState.Fresh : NonceState.Old;
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

    /// <summary>64 bits that say "ours" and 64 that say "for this source": each guess costs a message, so that 64 are plenty.</summary>
    private void Seal(Span<byte> raw, SourceKey source)
    {
        Span<byte> text = stackalloc byte[16 + 9];
        raw[..16].CopyTo(text);
        BinaryPrimitives.WriteUInt64BigEndian(text[16..], source.Value);
        text[24] = source.IsV6 ? (byte)1 : (byte)0;
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_key, text[..16], mac);
        mac[..8].CopyTo(raw[16..]);
        HMACSHA256.HashData(_key, text, mac);
        mac[..8].CopyTo(raw[OwnEnd..]);
    }
}

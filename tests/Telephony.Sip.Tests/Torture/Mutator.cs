namespace Telephony.Sip.Tests.Torture;

/// <summary>Seeded damage to good and odd messages: flips, cuts, doublings, special bytes, splices.</summary>
internal sealed class Mutator
{
    private static readonly byte[][] Specials = [.. new[] { "\r\n", "\0", "\"", "<", ">", ";", ",", ":", "%", "%00", " ", "\t", "=", "[", "]", "z9hG4bK", "SIP/2.0", "*", "99999999999999999999", "-1", "\u00ff", "\r\n ", "\\", "@", "sip:", "?", "\r\n\r\n" }.Select(Encoding.Latin1.GetBytes)];
    private readonly Random _random;
    private readonly byte[][] _seeds;

    public Mutator(int seed)
    {
        _random = new Random(seed);
        var good = new[] { Wire.Simple("INVITE", extra: "Content-Type: application/sdp", body: Offers.Basic), Wire.Simple("REGISTER", extra: "Expires: 3600"), Wire.Simple("BYE", toTag: "x"), Wire.Simple("ACK", toTag: "x"), Wire.Simple("CANCEL"), Wire.Simple("INFO", toTag: "y", extra: "Content-Type: application/dtmf-relay", body: "Signal=5\r\nDuration=160\r\n") };
        _seeds = [.. Rfc4475.Messages.Select(message => Wire.Bytes(message.Text)), .. good.Select(Wire.Bytes)];
    }

    public byte[] Next()
    {
        var bytes = new List<byte>(_seeds[_random.Next(_seeds.Length)]);
        for (var n = _random.Next(1, 5); n > 0; n--) Damage(bytes);
        return bytes.Count is > 0 and < 65_000 ? [.. bytes] : _seeds[0];
    }

    private void Damage(List<byte> bytes)
    {
        if (bytes.Count == 0) return;
        var at = _random.Next(bytes.Count);
        var length = Math.Min(_random.Next(1, 40), bytes.Count - at);
        switch (_random.Next(6))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, Specials[_random.Next(Specials.Length)]);
                break;
            case 4:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            default:
                var other = _seeds[_random.Next(_seeds.Length)];
                var from = _random.Next(other.Length);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + 60)]);
                break;
        }
    }
}

namespace Telephony.Sip.Tests.Torture;

/// <summary>Seeded damage to good and odd messages: flips, cuts, doublings, special bytes, splices.</summary>
internal sealed class Mutator
{
    private static readonly byte[][] Specials = [.. new[] { "\r\n", "\0", "\"", "<", ">", ";", ",", ":", "%", "%00", " ", "\t", "=", "[", "]", "z9hG4bK", "SIP/2.0", "*", "99999999999999999999", "-1", "\u00ff", "\r\n ", "\\", "@", "sip:", "?", "\r\n\r\n" }.Select(Encoding.Latin1.GetBytes)];
    private readonly Random _random;
    private readonly byte[][] _seeds;
    private readonly List<byte[]> _spoken = [];

    public Mutator(int seed)
    {
        _random = new Random(seed);
        var good = new[] { Wire.Simple("INVITE", extra: "Content-Type: application/sdp", body: Offers.Basic), Wire.Simple("REGISTER", extra: "Expires: 3600"), Wire.Simple("BYE", toTag: "x"), Wire.Simple("ACK", toTag: "x"), Wire.Simple("CANCEL"), Wire.Simple("INFO", toTag: "y", extra: "Content-Type: application/dtmf-relay", body: "Signal=5\r\nDuration=160\r\n"), Wire.Simple("OPTIONS"), Wire.Simple("REFER", extra: "Refer-To: <sip:8002@127.0.0.1>"), Wire.Simple("INVITE", from: "8001@127.0.0.1", extra: "Replaces: a;to-tag=b;from-tag=c\nSupported: replaces, timer, 100rel\nSession-Expires: 1800;refresher=uac\nP-Asserted-Identity: <tel:+8613800138000>\nPrivacy: id") };
        _seeds = [.. Rfc4475.Messages.Select(message => Wire.Bytes(message.Text)), .. Rfc5118.Messages.Select(message => Wire.Bytes(message.Text)), .. good.Select(Wire.Bytes)];
    }

    /// <summary>From now on some messages are meant for these dialogs.</summary>
    public void Speak(IEnumerable<(string CallId, string Ours, string Theirs)> dialogs)
    {
        _spoken.Clear();
        foreach (var (callId, ours, theirs) in dialogs)
        {
            foreach (var method in new[] { "ACK", "INVITE", "UPDATE", "INFO", "REFER", "PRACK", "OPTIONS", "BYE" })
            {
                var extra = method switch
                {
                    "INVITE" or "UPDATE" => "Content-Type: application/sdp",
                    "INFO" => "Content-Type: application/dtmf-relay",
                    "REFER" => $"Refer-To: <sip:8002@127.0.0.1?Replaces={callId}%3Bto-tag%3D{ours}%3Bfrom-tag%3D{theirs}>",
                    _ => "",
                };
                var body = method switch { "INVITE" or "UPDATE" => Offers.Hold, "INFO" => "Signal=5\r\n", _ => "" };
                var text = Wire.Simple(method, callId, (uint)_random.Next(1, 100_000), extra, ours, "z9hG4bK" + _random.Next(), body: body).Replace(";tag=f1", ";tag=" + theirs, StringComparison.Ordinal);
                _spoken.Add(Wire.Bytes(text));
            }
        }
    }

    public byte[] Next()
    {
        // One in four goes into a dialog that stands, one in eight is new and whole, so that there are such dialogs.
        if (_spoken.Count > 0 && _random.Next(4) == 0) return Damaged(_spoken[_random.Next(_spoken.Count)], _random.Next(3));
        var seed = _seeds[_random.Next(_seeds.Length)];
        return _random.Next(8) == 0 ? Whole() : Damaged(seed, _random.Next(1, 5));
    }

    private byte[] Whole() => Wire.Bytes(Wire.Simple("INVITE", "m" + _random.Next(), extra: "Content-Type: application/sdp", branch: "z9hG4bKm" + _random.Next(), body: Offers.Basic));

    private byte[] Damaged(byte[] seed, int times)
    {
        var bytes = new List<byte>(seed);
        for (var n = times; n > 0; n--) Damage(bytes);
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

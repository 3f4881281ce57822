using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Benchmarks;

/// <summary>As much of MessagePack as a circuit's hub protocol needs: each message an array, framed by its length as a variable-length integer.</summary>
internal static class Pack
{
    /// <summary>[1, {}, id, target, arguments, []]</summary>
    public static void Invocation(ArrayBufferWriter<byte> w, string? id, string target, params object?[] arguments)
    {
        Byte(w, 0x96);
        Byte(w, 1);
        Byte(w, 0x80);
        Value(w, id);
        Value(w, target);
        Byte(w, (byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
            Value(w, argument);
        Byte(w, 0x90);
    }

    public static void Ping(ArrayBufferWriter<byte> w)
    {
        Byte(w, 0x91);
        Byte(w, 6);
    }

    public static byte[] Framed(ReadOnlySpan<byte> body)
    {
        List<byte> framed = [];
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            framed.Add((byte)(length > 0x7f ? (length & 0x7f) | 0x80 : length));
            if (length <= 0x7f)
                break;
        }

        framed.AddRange(body);
        return [.. framed];
    }

    public static IEnumerable<List<object?>> Messages(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var length = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = bytes[at++];
                length |= (part & 0x7f) << shift;
                if ((part & 0x80) == 0)
                    break;
            }

            var begin = at;
            var read = at;
            if (Read(bytes, ref read) is List<object?> message)
                yield return message;
            at = begin + length;
        }
    }

    private static void Value(ArrayBufferWriter<byte> w, object? value)
    {
        switch (value)
        {
            case null:
                Byte(w, 0xc0);
                break;
            case bool flag:
                Byte(w, (byte)(flag ? 0xc3 : 0xc2));
                break;
            case long number:
                Byte(w, 0xd3);
                BinaryPrimitives.WriteInt64BigEndian(w.GetSpan(8), number);
                w.Advance(8);
                break;
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Byte(w, 0xdb);
                BinaryPrimitives.WriteInt32BigEndian(w.GetSpan(4), utf8.Length);
                w.Advance(4);
                w.Write(utf8);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Byte(ArrayBufferWriter<byte> w, byte value)
    {
        w.GetSpan(1)[0] = value;
        w.Advance(1);
    }

    private static object? Read(byte[] b, ref int at)
    {
        var kind = b[at++];
        switch (kind)
        {
            case <= 0x7f:
                return (long)kind;
            case <= 0x8f:
                return Map(b, ref at, kind & 0x0f);
            case <= 0x9f:
                return Array(b, ref at, kind & 0x0f);
            case <= 0xbf:
                return Text(b, ref at, kind & 0x1f);
            case 0xc2 or 0xc3:
                return kind == 0xc3;
            case 0xc4 or 0xc5 or 0xc6:
                at += Size(b, ref at, 1 << (kind - 0xc4));
                return null;
            case 0xcc or 0xcd or 0xce or 0xcf:
                return Whole(b, ref at, 1 << (kind - 0xcc), isSigned: false);
            case 0xd0 or 0xd1 or 0xd2 or 0xd3:
                return Whole(b, ref at, 1 << (kind - 0xd0), isSigned: true);
            case 0xd9 or 0xda or 0xdb:
                return Text(b, ref at, Size(b, ref at, 1 << (kind - 0xd9)));
            case 0xdc or 0xdd:
                return Array(b, ref at, Size(b, ref at, 2 << (kind - 0xdc)));
            case 0xde or 0xdf:
                return Map(b, ref at, Size(b, ref at, 2 << (kind - 0xde)));
            case >= 0xe0:
                return (long)(sbyte)kind;
            default:
                return null;
        }
    }

    private static int Size(byte[] b, ref int at, int bytes) => (int)Whole(b, ref at, bytes, isSigned: false);

    private static long Whole(byte[] b, ref int at, int bytes, bool isSigned)
    {
        long value = isSigned && (b[at] & 0x80) != 0 ? -1 : 0;
        for (var i = 0; i < bytes; i++)
            value = (value << 8) | b[at++];
        return value;
    }

    private static string Text(byte[] b, ref int at, int length)
    {
        var text = Encoding.UTF8.GetString(b, at, length);
        at += length;
        return text;
    }

    private static List<object?> Array(byte[] b, ref int at, int length)
    {
        var list = new List<object?>(length);
        for (var i = 0; i < length; i++)
            list.Add(Read(b, ref at));
        return list;
    }

    private static object? Map(byte[] b, ref int at, int length)
    {
        for (var i = 0; i < 2 * length; i++)
            Read(b, ref at);
        return null;
    }
}

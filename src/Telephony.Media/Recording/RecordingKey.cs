using System.Security.Cryptography;

namespace Telephony.Media.Recording;

/// <summary>A master key: it seals the keys of files, never audio itself. Its value stays in memory only.</summary>
public sealed class RecordingKey
{
    /// <summary>Longest name, bytes in a file's head.</summary>
    public const int MaximumId = 16;

    /// <summary>Bytes of a key (AES-256).</summary>
    public const int Length = 32;

    private readonly byte[] _value;

    /// <param name="id">Name, 1-16 of letters, digits, '-', '_' and '.'; for example the month from which it is used.</param>
    /// <param name="value">32 random bytes.</param>
    /// <exception cref="FormatException">Name or length is wrong.</exception>
    public RecordingKey(string id, ReadOnlySpan<byte> value)
    {
        if (id.Length is 0 or > MaximumId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new FormatException($"The name of a recording key is 1 to {MaximumId} letters, digits, '-', '_' or '.'.");
        if (value.Length != Length)
            throw new FormatException($"The recording key '{id}' has {value.Length} bytes; a key has {Length}, written in base64.");
        (Id, _value) = (id, value.ToArray());
    }

    /// <summary>Its name; stands readable in every file that it sealed.</summary>
    public string Id { get; }

    /// <summary>A new random key.</summary>
    public static RecordingKey Generate(string id) => new(id, RandomNumberGenerator.GetBytes(Length));

    /// <summary>As a line of a key file: <c>name:base64</c>. A secret.</summary>
    public string ToLine() => $"{Id}:{Convert.ToBase64String(_value)}";

    internal AesGcm NewCipher() => new(_value, SealedLayout.Tag);
}

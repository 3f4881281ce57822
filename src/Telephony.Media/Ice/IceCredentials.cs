using System.Security.Cryptography;
using System.Text;

namespace Telephony.Media.Ice;

/// <summary>A user fragment and its password (RFC 8445 §5.3). Whoever knows them came through the signalling.</summary>
internal sealed record IceCredentials(string UserFragment, string Password)
{
    private const int FragmentBytes = 6;
    private const int PasswordBytes = 18;

    /// <summary>The password as the HMAC key.</summary>
    public byte[] Key { get; } = Encoding.ASCII.GetBytes(Password);

    /// <summary>48 random bits of fragment (24 are asked for) and 144 of password (128 are asked for), in ice-char.</summary>
    public static IceCredentials Create() => new(
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(FragmentBytes)),
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)));

    /// <summary>Whether the text is a legal fragment of a peer: 4-256 ice-chars.</summary>
    public static bool IsUserFragment(ReadOnlySpan<char> text) => text.Length is >= 4 and <= 256 && AreIceChars(text);

    /// <summary>Whether the text is a legal password of a peer: 22-256 ice-chars.</summary>
    public static bool IsPassword(ReadOnlySpan<char> text) => text.Length is >= 22 and <= 256 && AreIceChars(text);

    private static bool AreIceChars(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/'))
                return false;
        }

        return true;
    }
}

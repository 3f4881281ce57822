using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Telephony.Media.Phone;

/// <summary>Reads and writes the phone's messages, whatever carries them.</summary>
public static class PhoneSignalling
{
    /// <summary>The version this server speaks.</summary>
    public const int Version = 1;

    /// <summary>Longest message in characters: the longest offer, escaped.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Reads one message.</summary>
    /// <param name="text">The WebSocket's text.</param>
    /// <param name="message">The message, when true.</param>
    /// <returns>False if the text is too long, no JSON, or of no known type; the sender is then best disconnected.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out PhoneMessage? message)
    {
        ArgumentNullException.ThrowIfNull(text);
        message = null;
        if (text.Length > MaxLength)
            return false;
        try
        {
            message = JsonSerializer.Deserialize(text, PhoneJson.Default.PhoneMessage);
            return message is not null && IsComplete(message);
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException)
        {
            return false; // a peer's mistake is an answer, not a fault
        }
    }

    /// <summary>Writes one message.</summary>
    public static string Write(PhoneMessage message) => JsonSerializer.Serialize(message, PhoneJson.Default.PhoneMessage);

    /// <summary>JSON may leave out what the records call required.</summary>
    private static bool IsComplete(PhoneMessage message) => message switch
    {
        PhoneMessage.Offer { Sdp: null } or PhoneMessage.Answer { Sdp: null } or PhoneMessage.Welcome { Session: null } => false,
        PhoneMessage.State { Media: null } or PhoneMessage.Bye { Reason: null } or PhoneMessage.Refused { Reason: null } => false,
        PhoneMessage.Prefer { Way: null } or PhoneMessage.WayChanged { Way: null } => false,
        _ => true,
    };
}

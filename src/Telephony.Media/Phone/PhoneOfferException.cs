namespace Telephony.Media.Phone;

/// <summary>The browser's SDP offer cannot be answered. The message names the line or the value that is wrong, never quotes it.</summary>
public sealed class PhoneOfferException : Exception
{
    /// <summary>Says what is wrong with the offer.</summary>
    /// <param name="message">The missing or refused part, in English, for logs and for the developer of a client.</param>
    public PhoneOfferException(string message)
        : base(message)
    {
    }
}

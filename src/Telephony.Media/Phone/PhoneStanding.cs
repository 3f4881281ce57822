namespace Telephony.Media.Phone;

/// <summary>Where a connection stands: connecting, connected, or lost and why.</summary>
internal readonly record struct PhoneStanding(bool IsConnected, PhoneLostReason? LostReason)
{
    public static PhoneStanding Connecting => default;

    public static PhoneStanding Connected => new(true, null);

    public static PhoneStanding Lost(PhoneLostReason reason) => new(false, reason);
}

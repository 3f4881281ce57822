namespace Telephony.Calls;

/// <summary>Fixed words of <c>Fact.CallUnparked.Reason</c>.</summary>
public static class ParkingEndings
{
    /// <summary>Somebody picked the customer up.</summary>
    public const string PickedUp = "picked-up";

    /// <summary>Nobody did; he goes back to who parked him, or to his queue.</summary>
    public const string TimedOut = "timed-out";
}

namespace Telephony.Distribution;

/// <summary>An agent asks for a supervisor.</summary>
/// <param name="Reason">Why, a code of 1 to 32 characters.</param>
/// <param name="Since">Since when.</param>
public sealed record RaisedHand(string Reason, DateTimeOffset Since);

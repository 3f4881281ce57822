namespace Telephony.Sip.Registrar;

/// <summary>Owner of an expiry timer.</summary>
internal sealed record RegistrationTimer(string Extension);

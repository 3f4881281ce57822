namespace Telephony.Calls;

/// <summary>The call-back that a contact waits for or is on.</summary>
/// <param name="Requested">When the caller asked for it, or a supervisor sent him.</param>
/// <param name="NotBefore">When he may be dialled next.</param>
/// <param name="Dials">Dials that did not reach him.</param>
public sealed record CallbackPlace(DateTimeOffset Requested, DateTimeOffset NotBefore, int Dials);

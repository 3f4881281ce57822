namespace Telephony.Calls;

/// <summary>The classified ending of a contact.</summary>
/// <param name="Class">One of five classes.</param>
/// <param name="Reason">A fixed word such as <c>hangup</c>, <c>short-abandon</c>, <c>queue-full</c>, <c>busy</c>, <c>restart</c>; see <see cref="TerminationReasons"/>.</param>
/// <param name="By">Whose action it was.</param>
public sealed record Termination(TerminationClass Class, string Reason, EndedBy By);

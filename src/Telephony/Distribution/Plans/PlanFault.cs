namespace Telephony.Distribution.Plans;

/// <summary>One value of a floor plan that is not allowed: shown to the administrator who entered it.</summary>
/// <param name="Field">Where it is, for example <c>repair.Comfort.Every</c>.</param>
/// <param name="Value">What was entered.</param>
/// <param name="Allowed">What may be entered, with the unit.</param>
public sealed record PlanFault(string Field, string Value, string Allowed);

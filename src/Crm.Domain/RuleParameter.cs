namespace Crm.Domain;

/// <summary>One named value inside a refusal or a reason, ready to be put into a translated sentence.</summary>
/// <remarks>Values are invariant: dates <c>yyyy-MM-dd</c>, numbers without grouping, enum members by name.</remarks>
public readonly record struct RuleParameter(string Name, string Value);

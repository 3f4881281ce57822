using Crm.Domain.Dispatch;

namespace CallCenter.Web.Api;

/// <summary>Something that speaks against an assignment.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Level">warn: a reason passes it; stop: nothing does.</param>
public sealed record FindingWire(string Rule, CheckLevel Level);

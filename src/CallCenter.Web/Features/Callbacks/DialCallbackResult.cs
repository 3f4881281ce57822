namespace CallCenter.Web.Features.Callbacks;

/// <summary>What became of dialling.</summary>
/// <param name="Call">The interaction, or null.</param>
/// <param name="Rule">The ledger refused.</param>
/// <param name="Line">The exchange refused.</param>
public sealed record DialCallbackResult(Guid? Call, Crm.Domain.Refusal? Rule, Telephony.Exchange.Refusal? Line);

namespace CallCenter.Web.Features.Calls;

/// <summary>Names the texts of this area.</summary>
internal sealed class CallsText;

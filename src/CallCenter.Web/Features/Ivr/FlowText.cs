namespace CallCenter.Web.Features.Ivr;

/// <summary>Names the texts of the flows' pages.</summary>
internal sealed class FlowText;

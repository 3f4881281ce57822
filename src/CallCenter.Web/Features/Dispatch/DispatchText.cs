namespace CallCenter.Web.Features.Dispatch;

/// <summary>Names the texts of this area.</summary>
internal sealed class DispatchText;

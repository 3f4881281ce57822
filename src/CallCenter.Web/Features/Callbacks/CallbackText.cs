namespace CallCenter.Web.Features.Callbacks;

/// <summary>Texts of the call-back pages.</summary>
internal sealed class CallbackText;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>A host of a webhook leads to no address that may be called.</summary>
internal sealed class HostNotAllowedException() : IOException("The host leads to no address that may be called.");

namespace CallCenter.Web.Features.Broadcasts;

/// <summary>Texts beside this file.</summary>
internal sealed class BroadcastText;

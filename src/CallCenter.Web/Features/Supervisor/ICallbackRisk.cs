namespace CallCenter.Web.Features.Supervisor;

/// <summary>How the 72-hour promise stands, for the floor's tile and alerts. Read every few seconds by one reader: a few indexed counts.</summary>
public interface ICallbackRisk
{
    /// <summary>The counts now; <see cref="CallbackRisk.Unknown"/> in an installation without call-backs.</summary>
    ValueTask<CallbackRisk> ReadAsync(CancellationToken ct);
}

namespace CallCenter.Web.Features.Supervisor;

/// <summary>An installation without call-backs: the tile shows a dash and nothing alarms.</summary>
internal sealed class NoCallbackRisk : ICallbackRisk
{
    /// <inheritdoc/>
    public ValueTask<CallbackRisk> ReadAsync(CancellationToken ct) => new(CallbackRisk.Unknown);
}

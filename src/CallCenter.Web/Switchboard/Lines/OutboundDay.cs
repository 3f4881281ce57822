using Persistence;
using Persistence.Queries;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>At the start: what agents have talked outwards today, so that a restart gives nobody his minutes again. Runs before the first call can leave.</summary>
internal sealed class OutboundDay(OutboundGuard guard, OutboundTalkQuery talk, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), SiteZone.Zone).DateTime);
        guard.Restore(await talk.SinceAsync(SiteZone.StartOf(today), cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Ends calls that have lasted longer than the outbound rules allow.</summary>
internal sealed class OutboundLimits(OutboundGuard guard, LineTable lines, SipEndpoint sip, TimeProvider clock) : BackgroundService
{
    /// <summary>The cap is in minutes: five seconds later is in time.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>One look; the loop's step, and a test's.</summary>
    internal void Look()
    {
        foreach (var leg in guard.Overdue())
        {
            if (lines.TryGet(leg, out var line) && line.Sip is { } dialog)
                sip.Hangup(dialog, SipHangupCause.Normal);
            else
                guard.Ended(leg);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stoppingToken))
                Look();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; its calls are ended by the graceful stop.
        }
    }
}

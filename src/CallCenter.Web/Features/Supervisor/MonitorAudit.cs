using System.Threading.Channels;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Writes down who listened in on whom, from when to when and how, whatever began or ended it, page, API or the call itself; and which calls the recorder could not keep.</summary>
internal sealed class MonitorAudit(IDeedLog log, ILogger<MonitorAudit> logger) : BackgroundService, IFactListener
{
    /// <summary>Deeds that wait for the store: supervisors press a button now and then.</summary>
    private const int Waiting = 1_000;

    private readonly Channel<Deed> _deeds = Channel.CreateBounded<Deed>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (ToDeed(fact.Fact) is { } deed && !_deeds.Writer.TryWrite(deed))
            Alerts.Log.DeedLost(logger, deed.Name);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var deed in _deeds.Reader.ReadAllAsync(stoppingToken))
                await WriteAsync(deed, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written on the way out.
            while (_deeds.Reader.TryRead(out var deed))
                await WriteAsync(deed, CancellationToken.None);
        }
    }

    private async Task WriteAsync(Deed deed, CancellationToken ct)
    {
        try
        {
            await log.NoteAsync(deed.By, deed.Name, $"interaction:{deed.Call}", null, deed.How, ct);
        }
#pragma warning disable CA1031 // One line that could not be written must not end the log of those behind it.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Alerts.Log.DeedFailed(logger, failure, deed.Name);
        }
    }

    private static Deed? ToDeed(Fact fact) => fact switch
    {
        Fact.MonitorStarted f => new Deed(f.Supervisor.Value, "call.monitor-started", f.Interaction, f.Mode.ToString()),
        Fact.MonitorChanged f => new Deed(f.Supervisor.Value, "call.monitor-changed", f.Interaction, f.Mode.ToString()),
        Fact.MonitorEnded f => new Deed(f.Supervisor.Value, "call.monitor-ended", f.Interaction, $"{f.Mode} {f.Reason}"),
        Fact.CallTakenOver f => new Deed(f.Supervisor.Value, "call.taken-over", f.Interaction, f.From is { } from ? $"agent:{from.Value}" : null),
        Fact.RecordingLost f => new Deed("system", "recording.lost", f.Interaction, f.Reason),
        Fact.RecordingRegained f => new Deed("system", "recording.regained", f.Interaction, null),
        _ => null,
    };

    private sealed record Deed(string By, string Name, InteractionId Call, string? How);
}

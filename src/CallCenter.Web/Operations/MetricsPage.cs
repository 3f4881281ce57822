using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using CallCenter.Web.Phone;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Telephony.Distribution;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Operations;

/// <summary>Metrics in the Prometheus text format (version 0.0.4): the floor's figures, the wires' counters, and every instrument of meter <c>AfterSales</c>.</summary>
internal sealed class MetricsPage(
    ISwitchboard switchboard, Switchboard.Switchboard loop, EffectRunner runner, SipEndpoint sip, IMediaEngine media, BrowserPhones phones, TimeProvider clock)
    : IHostedService, IDisposable
{
    private const string MeterName = "AfterSales";
    private readonly ConcurrentDictionary<string, Distribution> _measured = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((i, value, _, _) => Note(i, value));
        _listener.SetMeasurementEventCallback<long>((i, value, _, _) => Note(i, value));
        _listener.SetMeasurementEventCallback<int>((i, value, _, _) => Note(i, value));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    public string Write()
    {
        var text = new StringBuilder(4096);
        var state = switchboard.Snapshot.State;
        Gauge(text, "aftersales_calls", "Live calls.", state.Calls.Count);
        Gauge(text, "aftersales_switchboard_inputs_total", "Inputs taken by the exchange.", switchboard.Snapshot.Seq);
        Gauge(text, "aftersales_switchboard_dropped_total", "Inputs that found the queue full.", loop.Dropped);
        Gauge(text, "aftersales_switchboard_ignored_total", "Late or unknown inputs that changed nothing.", runner.Ignored);
        Gauge(text, "aftersales_browser_phones", "Browser phones open.", phones.Count);
        Gauge(text, "aftersales_browser_phones_websocket", "Browser phones whose voice goes over their WebSocket.", phones.OverWebSocket);
        Gauge(text, "aftersales_media_legs", "Media legs open.", media.OpenLegs);
        Agents(text, state.Agents.Values);
        Queues(text, [.. state.Plan.Queues.Keys.Select(q => QueueWire.From(state, q, clock.GetUtcNow()))]);
        Counters(text, "aftersales_sip", sip.Counters);
        Counters(text, "aftersales_media", media.Counters);
        foreach (var (name, values) in _measured.OrderBy(m => m.Key, StringComparer.Ordinal))
            values.Write(text, name);
        return text.ToString();
    }

    private static void Agents(StringBuilder text, IEnumerable<AgentState> agents)
    {
        text.AppendLine("# HELP aftersales_agents Agents by state.").AppendLine("# TYPE aftersales_agents gauge");
        foreach (var group in agents.GroupBy(a => a.Presence).OrderBy(g => g.Key))
            text.AppendLine(CultureInfo.InvariantCulture, $"aftersales_agents{{state=\"{Words.Of(group.Key)}\"}} {group.Count()}");
    }

    private static void Queues(StringBuilder text, IReadOnlyList<QueueWire> queues)
    {
        PerQueue(text, "aftersales_queue_waiting", "Callers waiting.", queues, q => q.Waiting);
        PerQueue(text, "aftersales_queue_longest_wait_ms", "Longest wait now.", queues, q => q.LongestWaitMs);
        PerQueue(text, "aftersales_queue_offered_total", "Calls that entered the queue.", queues, q => q.Offered);
        PerQueue(text, "aftersales_queue_answered_total", "Calls answered.", queues, q => q.Answered);
        PerQueue(text, "aftersales_queue_abandoned_total", "Calls abandoned.", queues, q => q.Abandoned);
    }

    private static void PerQueue(StringBuilder text, string name, string help, IReadOnlyList<QueueWire> queues, Func<QueueWire, long> value)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"# HELP {name} {help}").AppendLine(CultureInfo.InvariantCulture, $"# TYPE {name} gauge");
        foreach (var queue in queues)
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}{{queue=\"{queue.Id}\"}} {value(queue)}");
    }

    /// <summary>Every public whole-number property of a counters object, by its name in snake case.</summary>
    private static void Counters(StringBuilder text, string prefix, object counters)
    {
        foreach (var property in counters.GetType().GetProperties().Where(p => p.PropertyType == typeof(long) || p.PropertyType == typeof(int)))
        {
            var name = string.Concat(property.Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
            text.AppendLine(CultureInfo.InvariantCulture, $"{prefix}_{name} {property.GetValue(counters)}");
        }
    }

    private static void Gauge(StringBuilder text, string name, string help, long value) => text
        .AppendLine(CultureInfo.InvariantCulture, $"# HELP {name} {help}")
        .AppendLine(CultureInfo.InvariantCulture, $"# TYPE {name} gauge")
        .AppendLine(CultureInfo.InvariantCulture, $"{name} {value}");

    private void Note(Instrument instrument, double value) =>
        _measured.GetOrAdd("aftersales_" + instrument.Name.Replace('.', '_'), _ => new Distribution(instrument is Histogram<double> or Histogram<long>)).Add(value);
}

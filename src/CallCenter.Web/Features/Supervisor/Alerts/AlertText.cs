using System.Globalization;
using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Kit;
using Microsoft.Extensions.Localization;
using Persistence;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>An alert in the reader's words.</summary>
internal sealed class AlertText(IStringLocalizer<SupervisorText> texts, Words words)
{
    /// <summary>What it is: one short sentence.</summary>
    public string Title(FloorAlert alert) => texts["Alert." + alert.Kind];

    /// <summary>Where, how much, and against what.</summary>
    public string Detail(FloorAlert alert)
    {
        var text = texts[$"Alert.{alert.Kind}.Text", Figure(alert.Kind, alert.Value), Figure(alert.Kind, alert.Threshold)].Value;
        return alert.Queue is { } queue ? $"{words.Queue(queue)} · {text}" : text;
    }

    /// <summary>Who saw it, and when.</summary>
    public string Acknowledged(FloorAlert alert) => alert is { AcknowledgedBy: { } by, AcknowledgedAt: { } at } ? texts["Alerts.By", by, Clock(at)] : "";

    /// <summary>Hour and minute in the business's zone.</summary>
    public string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SiteZone.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static object Figure(AlertKind kind, double value) => kind switch
    {
        AlertKind.LongestWait => Durations.Text(TimeSpan.FromSeconds(value)),
        AlertKind.ServiceLevel => Percent.Text(value / 100),
        _ => new Counted((long)Math.Round(value)),
    };
}

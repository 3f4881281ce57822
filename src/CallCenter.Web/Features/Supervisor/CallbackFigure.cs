using System.Globalization;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>How the call-backs at risk are written: overdue and due soon, with their marks.</summary>
public static class CallbackFigure
{
    /// <summary>Overdue / at risk; a dash while nobody counts.</summary>
    public static string Text(CallbackRisk? risk) => risk is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{risk.Overdue} / {risk.DueSoon}");

    /// <summary>The counts at 48, 60 and 68 hours.</summary>
    public static string Marks(CallbackRisk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return string.Create(CultureInfo.InvariantCulture, $"{risk.Mark48}·{risk.Mark60}·{risk.Mark68}");
    }

    /// <summary>Overdue breaks a promise; due soon is worth a look.</summary>
    public static string Level(CallbackRisk? risk) => risk switch
    {
        { Overdue: > 0 } => FloorLevel.Breach,
        { DueSoon: > 0 } or { Mark68: > 0 } => FloorLevel.Watch,
        _ => FloorLevel.Ok,
    };
}

using System.Globalization;
using CallCenter.Web.Features.Customers;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>How deadlines and amounts are written on the call-back pages.</summary>
internal static class CallbackFormat
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(6);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>late, soon, day or ok; final tasks are ok unless they were late.</summary>
    public static string Level(CallbackTask task, DateTimeOffset now)
    {
        if (!task.IsOpen)
            return task.IsLate ? "late" : "ok";
        var left = task.LateAt - now;
        return left < TimeSpan.Zero ? "late" : left <= Soon ? "soon" : left <= Day ? "day" : "ok";
    }

    /// <summary>How much of the promise is used up, 0 to 100.</summary>
    public static int Used(CallbackTask task, DateTimeOffset now) =>
        (int)Math.Clamp(100 * ((task.ClosedAt ?? now) - task.StartedAt) / (task.LateAt - task.StartedAt), 0, 100);

    /// <summary>Time left or over, in words.</summary>
    public static string Left(IStringLocalizer text, CallbackTask task, DateTimeOffset now)
    {
        if (!task.IsOpen)
            return text[task.IsLate ? "Due.WasLate" : "Due.Done"];
        var left = task.LateAt - now;
        return left < TimeSpan.Zero ? text["Due.Over", Span(text, -left)] : Span(text, left);
    }

    /// <summary>A span in days, hours and minutes, two of them at most.</summary>
    public static string Span(IStringLocalizer text, TimeSpan span)
    {
        if (span.TotalDays >= 1)
            return text["Span.Days", (int)span.TotalDays, span.Hours];
        return span.TotalHours >= 1 ? text["Span.Hours", (int)span.TotalHours, span.Minutes] : text["Span.Minutes", Math.Max(0, (int)span.TotalMinutes)];
    }

    /// <summary>Yuan, or a dash.</summary>
    public static string Amount(Money? amount) => amount is { } a ? "¥" + a : "–";

    /// <summary>A signed difference.</summary>
    public static string Difference(Money amount) => (amount.Fen > 0 ? "+¥" : "−¥") + new Money(Math.Abs(amount.Fen));

    /// <summary>A share with its parts: 84% (26/31).</summary>
    public static string Share(int part, int whole) => whole == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.#}% ({part}/{whole})");

    /// <summary>What the ticket is about: category and symptom, or the kind of order.</summary>
    public static string Matter(Persistence.Callbacks.CallbackLine line, CrmWords words)
    {
        var category = CrmWords.NameOrNull(line.CategoryZh, line.CategoryEn);
        var what = CrmWords.NameOrNull(line.SymptomZh, line.SymptomEn) ?? words.Of(line.TicketType);
        return category is null ? what : $"{category} · {what}";
    }
}

using CallCenter.Web.Access;
using Crm.Domain.Calendar;
using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Callbacks;

namespace CallCenter.Web.Api;

/// <summary><c>POST /api/v1/callbacks/plan</c>: the what-if calculator of the 72-hour rule. It keeps nothing and asks the same rules as the ledger.</summary>
internal static class CallbackPlanApi
{
    /// <summary>Attempts, days and tasks that one question may name.</summary>
    private const int MaxFacts = 1_000;

    public static void MapCallbackPlan(this RouteGroupBuilder callbacks) => callbacks.MapPost("/plan", PlanAsync)
        .RequireAuthorization(Rights.CustomerRead).WithName("PlanCallback").WithSummary("What the 72-hour rule would do with these facts; stateless").Produces<CallbackPlanWire>().ProducesProblem(400);

    private static async Task<IResult> PlanAsync(CallbackPlanBody body, CallbackPolicy site, CallbackQuery ledger, BusinessClock clock, IDbContextFactory<AppDb> contexts, CancellationToken ct)
    {
        if (Wrong(body, out var zone) is { } problem)
            return problem;
        var hours = (await ledger.WindowAsync(ct)).Calendar;
        var policy = site with
        {
            Opens = body.Window?.From ?? hours.Opens, Closes = body.Window?.To ?? hours.Closes, Days = body.Days ?? site.Days, MaxAttempts = body.MaxAttempts ?? site.MaxAttempts,
        };
        var window = CallingWindow.Of(policy, zone, body.Calendar?.Select(d => new CalendarDay { Day = d.Day, Kind = d.Kind }) ?? await DaysAsync(contexts, ct));
        var context = new CallbackContext(policy, window, body.StopLists?.Contains("doNotCall", StringComparer.OrdinalIgnoreCase) is true, body.LastContactAt);
        var facts = new CallbackFacts
        {
            Kind = body.Kind,
            CompletedAt = body.CompletedAt!.Value,
            ReportedAt = body.ReportedAt,
            PreferredHour = body.PreferredHour,
            Attempts = [.. (body.Attempts ?? []).Select(a => new PastAttempt(a.At, a.Outcome, a.AgreedAt, a.OtherNumber))],
            OtherCalls = [.. (body.OtherTasks ?? []).Select(t => t.NextAttempt).OfType<DateTimeOffset>()],
        };
        return TypedResults.Ok(CallbackPlanWire.From(CallbackPlanner.Plan(facts, context, body.Now ?? clock.GetUtcNow())));
    }

    private static IResult? Wrong(CallbackPlanBody body, out TimeZoneInfo zone)
    {
        zone = SiteZone.Zone;
        if (body.CompletedAt is not { } completed)
            return ApiProblems.BadField("completedAt", null, "an instant, ISO 8601 with offset");
        if (body.Zone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone!))
            return ApiProblems.BadField("zone", name, "an IANA time zone, for example Asia/Shanghai");
        if (body.Window is { } hours && hours.To <= hours.From)
            return ApiProblems.BadField("window", $"{hours.From:HH\\:mm}-{hours.To:HH\\:mm}", "an end after the start on the same day");
        if (body.PreferredHour is < 0 or > 23)
            return ApiProblems.BadField("preferredHour", body.PreferredHour, "0 to 23");
        if (body.MaxAttempts is < 1 or > 20)
            return ApiProblems.BadField("maxAttempts", body.MaxAttempts, "1 to 20");
        if (body.Attempts?.Count > MaxFacts || body.OtherTasks?.Count > MaxFacts || body.Calendar?.Count > MaxFacts)
            return ApiProblems.BadField("attempts, otherTasks, calendar", MaxFacts, $"at most {MaxFacts} entries each");
        if (body.Calendar?.Select(d => d.Day).Distinct().Count() < body.Calendar?.Count)
            return ApiProblems.BadField("calendar", "a day twice", "each day once");
        if (body.Attempts?.FirstOrDefault(a => a.At < completed) is { } early)
            return ApiProblems.BadField("attempts", early.At, "no attempt before the completion");
        return IsFar(completed) || IsFar(body.Now) || body.Attempts?.Any(a => IsFar(a.At)) is true
            ? ApiProblems.BadField("completedAt, now, attempts", "an instant out of range", "years 2000 to 2200")
            : null;
    }

    // The calendar's search and the arithmetic of instants stay within their range.
    private static bool IsFar(DateTimeOffset? at) => at is { UtcDateTime.Year: < 2000 or > 2200 };

    private static async Task<IReadOnlyList<CalendarDay>> DaysAsync(IDbContextFactory<AppDb> contexts, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CalendarDays.AsNoTracking().ToListAsync(ct);
    }
}

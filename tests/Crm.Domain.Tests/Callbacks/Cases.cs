using System.Globalization;
using Crm.Domain.Calendar;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Shouldly;

namespace Crm.Domain.Tests.Callbacks;

/// <summary>Short ways to say local instants and tasks.</summary>
internal static class Cases
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly CallbackContext Usual = Context(CallbackDays.EveryDay);

    public static CallbackContext Context(CallbackDays days, params CalendarDay[] calendar)
    {
        var policy = CallbackPolicy.Default with { Days = days };
        return new CallbackContext(policy, CallingWindow.Of(policy, Shanghai, calendar));
    }

    public static CalendarDay Day(string day, CalendarDayKind kind) => new() { Day = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Kind = kind };

    /// <summary>A local instant: <c>2026-11-23 10:00</c> in Shanghai.</summary>
    public static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static string Local(DateTimeOffset? at) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "-";

    public static CallbackTask Open(string completedAt, CallbackKind kind = CallbackKind.Completion, CallbackContext? context = null) =>
        Open(At(completedAt), kind, context ?? Usual);

    public static CallbackTask Open(DateTimeOffset completedAt, CallbackKind kind, CallbackContext context)
    {
        var ticket = new Ticket { Id = new TicketId(Guid.CreateVersion7(completedAt)), Number = "T-1", OpenedBy = "agent1", OwnerId = "agent1" };
        return CallbackRules.Open(new CallbackId(Guid.CreateVersion7(completedAt)), ticket, kind, 1, "dispatcher1", [], context, completedAt).Task;
    }

    public static CallbackTask Do(this CallbackTask task, string at, CallbackCommand command, CallbackContext? context = null) => task.Do(At(at), command, context);

    public static CallbackTask Do(this CallbackTask task, DateTimeOffset at, CallbackCommand command, CallbackContext? context = null) =>
        CallbackRules.Decide(task, command, context ?? Usual, at) switch
        {
            Decision<CallbackEvent>.Accepted accepted => CallbackRules.Apply(task, accepted.Events, context ?? Usual, at),
            Decision<CallbackEvent>.Refused refused => throw new ShouldAssertException($"{command} was refused: {refused.Refusal}"),
            _ => throw new InvalidOperationException(),
        };

    public static Refusal Refusal(this CallbackTask task, string at, CallbackCommand command, CallbackContext? context = null) =>
        CallbackRules.Decide(task, command, context ?? Usual, At(at)).ShouldBeOfType<Decision<CallbackEvent>.Refused>().Refusal;

    /// <summary>Taken, dialled and ended.</summary>
    public static CallbackTask Attempt(this CallbackTask task, string at, AttemptOutcome outcome, string? agreed = null, CallbackContext? context = null)
    {
        var answers = outcome == AttemptOutcome.Reached ? new CallbackAnswers { IsSolved = true, Score = 5 } : null;
        return task
            .Do(at, new CallbackCommand.Take("callback1"), context)
            .Do(at, new CallbackCommand.Dial("callback1", Guid.NewGuid(), null), context)
            .Do(at, new CallbackCommand.Record("callback1", new AttemptResult(outcome, agreed is null ? null : At(agreed), false, null, answers)), context);
    }
}

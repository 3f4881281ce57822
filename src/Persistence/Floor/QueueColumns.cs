using Telephony.Distribution.Plans;

namespace Persistence.Floor;

/// <summary>A queue's ways in its row and out of it.</summary>
internal static class QueueColumns
{
    public static QueueWays Read(QueueRow row) => new()
    {
        Hours = new QueueHours(row.Hours, CalendarStore.TimeOf(row.OpensMinute), CalendarStore.TimeOf(row.ClosesMinute)),
        Strategy = row.Strategy,
        PriorityMinutes = row.PriorityMinutes,
        StaffedBy = row.StaffedBy,
        RedialMinutes = row.RedialMinutes,
        Needs = PlanJson.Read(row.Needs, QueueWays.Default.Needs),
        Rings = PlanJson.Read(row.Rings, QueueWays.Default.Rings),
        Sticky = PlanJson.Read(row.Sticky, StickyPlan.Default),
        OnNoAnswer = PlanJson.Read(row.OnNoAnswer, MissPlan.Default),
        OnDeclined = PlanJson.Read(row.OnDeclined, MissPlan.Default),
        AfterCall = PlanJson.Read(row.AfterCall, WrapUpPlan.Default),
        Exits = PlanJson.Read(row.Exits, ExitPlans.Default),
        Overflow = PlanJson.Read<OverflowPlan?>(row.Overflow, null),
        Comfort = PlanJson.Read(row.Comfort, ComfortPlan.None),
        Keys = PlanJson.Read(row.Keys, WaitKeysPlan.None),
        Callback = PlanJson.Read(row.Callback, CallbackPlan.Default),
        Message = PlanJson.Read(row.Message, MessagePlan.Default),
    };

    public static QueueRow Write(QueueWays ways, QueueRow row)
    {
        (row.Hours, row.OpensMinute, row.ClosesMinute) = (ways.Hours.Kind, MinuteOf(ways.Hours.Opens), MinuteOf(ways.Hours.Closes));
        (row.Strategy, row.PriorityMinutes, row.StaffedBy, row.RedialMinutes) = (ways.Strategy, ways.PriorityMinutes, ways.StaffedBy, ways.RedialMinutes);
        row.Needs = ways.Needs.IsEmpty ? null : PlanJson.Write(ways.Needs);
        row.Rings = ways.Rings.IsEmpty ? null : PlanJson.Write(ways.Rings);
        row.Sticky = Unless(ways.Sticky, StickyPlan.Default);
        row.OnNoAnswer = Unless(ways.OnNoAnswer, MissPlan.Default);
        row.OnDeclined = Unless(ways.OnDeclined, MissPlan.Default);
        row.AfterCall = Unless(ways.AfterCall, WrapUpPlan.Default);
        row.Exits = Unless(ways.Exits, ExitPlans.Default);
        row.Overflow = ways.Overflow is null ? null : PlanJson.Write(ways.Overflow);
        row.Comfort = Unless(ways.Comfort, ComfortPlan.None);
        row.Keys = Unless(ways.Keys, WaitKeysPlan.None);
        row.Callback = Unless(ways.Callback, CallbackPlan.Default);
        row.Message = Unless(ways.Message, MessagePlan.Default);
        return row;
    }

    private static string? Unless<T>(T part, T usual)
        where T : class => part.Equals(usual) ? null : PlanJson.Write(part);

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;
}

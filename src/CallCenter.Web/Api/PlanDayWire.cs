using Crm.Domain.Calendar;

namespace CallCenter.Web.Api;

/// <summary>A day that differs from its weekday: <c>holiday</c>, or <c>workingDay</c> (调休).</summary>
public sealed record PlanDayWire(DateOnly Day, CalendarDayKind Kind);

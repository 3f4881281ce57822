using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>What follows a visit that did not finish the work.</summary>
public sealed record DispatchesNextWire(NextStep Step, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>As the rules say it.</summary>
    internal NextVisit ToNext() => new(Step, From is { } from && To is { } to ? new AppointmentSlot(from, to) : null);
}

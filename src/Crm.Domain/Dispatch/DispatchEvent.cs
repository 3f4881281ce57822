using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>What became true of a visit; closed family, and part of the ticket's timeline.</summary>
public abstract record DispatchEvent
{
    private DispatchEvent() { }

    /// <summary>A visit is wanted.</summary>
    public sealed record Proposed(int VisitNo) : DispatchEvent;

    /// <summary>Somebody was sent; why a limit was passed over, or null.</summary>
    public sealed record Assigned(string SiteCode, string? TechnicianCode, AppointmentSlot Slot, DateOnly Day, HalfDay Half, string? OverrideReason = null) : DispatchEvent
    {
        /// <summary>Who goes along.</summary>
        public ImmutableArray<string> Assistants { get; init; } = [];

        /// <summary>The rules that the reason passed over.</summary>
        public ImmutableArray<string> Overridden { get; init; } = [];

        /// <summary>How far it is, or null.</summary>
        public Distance? Distance { get; init; }
    }

    /// <summary>How far it is was written down, or taken back.</summary>
    public sealed record DistanceEntered(Distance? Distance) : DispatchEvent;

    /// <summary>Taken.</summary>
    public sealed record Accepted : DispatchEvent;

    /// <summary>Not taken.</summary>
    public sealed record Rejected(string Reason) : DispatchEvent;

    /// <summary>On the way.</summary>
    public sealed record Departed(DateTimeOffset At) : DispatchEvent;

    /// <summary>There.</summary>
    public sealed record Arrived(DateTimeOffset At) : DispatchEvent;

    /// <summary>Work began.</summary>
    public sealed record Began(DateTimeOffset At) : DispatchEvent;

    /// <summary>The work is done.</summary>
    public sealed record Done(VisitResult Result, VisitTimes Times) : DispatchEvent;

    /// <summary>Something is left.</summary>
    public sealed record PartlyDone(VisitResult Result, VisitTimes Times) : DispatchEvent;

    /// <summary>Nobody opened.</summary>
    public sealed record NoAccess(VisitTimes Times, NextVisit Next, string? Note) : DispatchEvent;

    /// <summary>Off.</summary>
    public sealed record Cancelled(string Reason) : DispatchEvent;

    /// <summary>On again.</summary>
    public sealed record Reinstated : DispatchEvent;

    /// <summary>The fact's name in the outbox.</summary>
    public string Name => GetType().Name;
}

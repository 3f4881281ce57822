using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>What a dispatcher, a site or a technician may ask of a visit; closed family.</summary>
public abstract record DispatchCommand
{
    private DispatchCommand() { }

    /// <summary>Send a site, and a technician when he is chosen here; again: send another one.</summary>
    /// <param name="SiteCode">The site.</param>
    /// <param name="TechnicianCode">The technician, or null: the site chooses.</param>
    /// <param name="Slot">The window.</param>
    /// <param name="OverrideReason">Why it is done although a limit speaks against it (JR-09), or null.</param>
    public sealed record Assign(string SiteCode, string? TechnicianCode, AppointmentSlot Slot, string? OverrideReason = null) : DispatchCommand
    {
        /// <summary>Who goes along (KP-08), of the same site; he does not lead.</summary>
        public ImmutableArray<string> Assistants { get; init; } = [];

        /// <summary>Who sends may pass over a trip; said by the edge that knows his rights.</summary>
        public bool MayOverrideTrip { get; init; }
    }

    /// <summary>How far it is, one way, metres; null takes it back, and the distance is reckoned again.</summary>
    public sealed record EnterDistance(int? Metres) : DispatchCommand;

    /// <summary>The technician takes it.</summary>
    public sealed record Accept : DispatchCommand;

    /// <summary>The site or the technician does not take it, with the reason.</summary>
    public sealed record Reject(string Reason) : DispatchCommand;

    /// <summary>He is on his way since.</summary>
    public sealed record Depart(DateTimeOffset At) : DispatchCommand;

    /// <summary>He is there since.</summary>
    public sealed record Arrive(DateTimeOffset At) : DispatchCommand;

    /// <summary>Work began.</summary>
    public sealed record Begin(DateTimeOffset At) : DispatchCommand;

    /// <summary>The visit is over: done, or partly done when the result names a next step.</summary>
    public sealed record Finish(VisitResult Result, VisitTimes Times) : DispatchCommand;

    /// <summary>Nobody opened; what was agreed instead.</summary>
    public sealed record ReportNoAccess(VisitTimes Times, NextVisit Next, string? Note = null) : DispatchCommand;

    /// <summary>The visit is off, with the reason.</summary>
    public sealed record Cancel(string Reason) : DispatchCommand;

    /// <summary>It was cancelled by mistake.</summary>
    public sealed record Reinstate : DispatchCommand;
}

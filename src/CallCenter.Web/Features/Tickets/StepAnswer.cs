using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>What a person said for a step; only what the step asks is read.</summary>
internal sealed record StepAnswer(string Text = "", AppointmentSlot? Slot = null, WaitReason Wait = WaitReason.Part, TicketId? Into = null)
{
    /// <summary>Who steps, when he may decide for others; else null.</summary>
    public string? Leader { get; init; }
}

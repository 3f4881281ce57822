using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A file that hangs on a ticket; its bytes are at <c>attachments/{id}/content</c>.</summary>
public sealed record TicketsAttachmentWire(Guid Id, string Name, string MediaType, long Bytes, string Sha256, bool IsCleaned, string By, DateTimeOffset At)
{
    internal static TicketsAttachmentWire From(TicketAttachment a) => new(a.Id, a.Name, AttachmentRules.MediaTypeOf(a.Kind), a.Bytes, a.Sha256, a.IsCleaned, a.By, a.At);
}

using Crm.Domain.Quotations;
using Persistence.Queries;

namespace CallCenter.Web.Features.Quotations;

/// <summary>A quotation with what its sheet says of the ticket.</summary>
internal sealed record QuotationSheet(Quotation Quotation, TicketCard Ticket, QuotationState State);

using Crm.Domain.Dispatch;
using Persistence.Floor;

namespace Persistence.Dispatch;

/// <summary>A visit with who was sent, what came of it, and the names of its codes.</summary>
public sealed record VisitCard(DispatchOrder Order, string TicketNumber, ServiceSite? Site, Technician? Technician, VisitResult? Result, IReadOnlyList<CodeRow> Codes)
{
    /// <summary>The row of a code that the result names, or null.</summary>
    public CodeRow? Code(string group, string? code) => Codes.FirstOrDefault(c => c.Group == group && c.Code == code);
}

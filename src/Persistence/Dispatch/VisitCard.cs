using Crm.Domain.Catalogue;
using Crm.Domain.Dispatch;
using Persistence.Floor;

namespace Persistence.Dispatch;

/// <summary>A visit with who was sent, what came of it, the symptom found there, which may be another than was reported (WX-13), and the names of its codes.</summary>
public sealed record VisitCard(DispatchOrder Order, string TicketNumber, ServiceSite? Site, Technician? Technician, VisitResult? Result, Symptom? Found, IReadOnlyList<CodeRow> Codes)
{
    /// <summary>The row of a code that the result names, or null.</summary>
    public CodeRow? Code(string group, string? code) => Codes.FirstOrDefault(c => c.Group == group && c.Code == code);
}

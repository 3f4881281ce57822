using Crm.Domain.Dispatch;
using Persistence.Dispatch;

namespace CallCenter.Web.Features.Dispatch;

/// <summary>A visit that somebody moved on the board.</summary>
/// <param name="Line">Which.</param>
/// <param name="Site">To which site.</param>
/// <param name="Technician">To whom, or null: the site chooses.</param>
/// <param name="Half">To which half of the shown day.</param>
public sealed record VisitMove(VisitLine Line, string Site, string? Technician, HalfDay Half);

using Crm.Domain.Dispatch;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>One visit of a technician's day.</summary>
/// <param name="Ticket">Number of the ticket.</param>
/// <param name="Status">Where the visit stands.</param>
/// <param name="From">When it begins, or null.</param>
/// <param name="SymptomZh">What is wrong, or null.</param>
/// <param name="SymptomEn">The same in English, or null.</param>
public sealed record TechnicianVisit(string Ticket, DispatchStatus Status, DateTimeOffset? From, string? SymptomZh, string? SymptomEn);

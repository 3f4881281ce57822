using Crm.Domain.Catalogue;
using Crm.Domain.Tickets;

namespace Crm.Domain.Scripts;

/// <summary>What decides which scripts a talk has.</summary>
/// <param name="Type">Kind of order.</param>
/// <param name="Queue">The queue that he came by, or empty.</param>
/// <param name="Category">The product category, or empty.</param>
/// <param name="Symptom">The chosen symptom, or null.</param>
public sealed record ScriptCase(TicketType Type, string Queue, string Category, Symptom? Symptom);

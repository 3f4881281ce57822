using Crm.Domain;
using Crm.Domain.Customers;

namespace Persistence.Queries;

/// <summary>A customer who may be the same as another.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Phone">Their primary number, or null; show it masked.</param>
/// <param name="Place">Their usual place, or null.</param>
/// <param name="Score">How sure; 100 and more: surely.</param>
/// <param name="Reasons">Why, strongest first.</param>
public sealed record DuplicateCandidate(Customer Customer, string? Phone, string? Place, int Score, IReadOnlyList<Reason> Reasons);

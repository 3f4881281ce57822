using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Customers;

namespace Persistence.Queries;

/// <summary>Somebody the caller may be, before their data is read.</summary>
internal sealed record PopGuess(CustomerId CustomerId, int Score, ImmutableArray<Reason> Reasons, PopCustomer? Customer = null);

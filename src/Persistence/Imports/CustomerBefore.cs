using System.Collections.Immutable;
using Crm.Domain.Customers;

namespace Persistence.Imports;

/// <summary>What an import changed of a customer: only what was empty, and rows that it added.</summary>
internal sealed record CustomerBefore(bool Salutation, bool Notes, ImmutableArray<string> Phones, ImmutableArray<AddressId> Addresses);

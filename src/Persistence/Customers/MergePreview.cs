using Crm.Domain;
using Crm.Domain.Customers;

namespace Persistence.Customers;

/// <summary>What a merge would move, before anybody presses the button.</summary>
/// <param name="Survivor">Who would have it all.</param>
/// <param name="Merged">Who would be merged.</param>
/// <param name="Phones">Numbers that would move.</param>
/// <param name="Addresses">Places that would move.</param>
/// <param name="Rows">Rows elsewhere, by table and column; only where there are any.</param>
/// <param name="Refusal">Why it cannot be, or null.</param>
public sealed record MergePreview(Customer Survivor, Customer Merged, int Phones, int Addresses, IReadOnlyList<MergeCount> Rows, Refusal? Refusal);

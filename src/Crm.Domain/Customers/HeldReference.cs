namespace Crm.Domain.Customers;

/// <summary>A row elsewhere that names a customer: a ticket, a unit, a call, a call-back.</summary>
/// <param name="Table">Where it lies.</param>
/// <param name="Column">Which of its columns names the customer; a unit has more than one.</param>
/// <param name="Key">Which row.</param>
public sealed record HeldReference(string Table, string Column, string Key);

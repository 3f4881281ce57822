namespace Crm.Domain.Customers;

/// <summary>One field of a customer that differs between two states.</summary>
/// <param name="Field">Its key: <c>name</c>, <c>tier</c>…, <c>phone:</c> and the number, <c>address:</c> and the id.</param>
/// <param name="Before">What stood there, or null for nothing.</param>
/// <param name="After">What stands there now, or null for nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

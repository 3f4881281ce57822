namespace Persistence.Customers;

/// <summary>How many rows of one kind a merge would move.</summary>
/// <param name="Table">Where they lie.</param>
/// <param name="Column">Which column names the customer.</param>
/// <param name="Count">How many.</param>
public sealed record MergeCount(string Table, string Column, int Count);

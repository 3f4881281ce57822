namespace Crm.Domain.Customers;

/// <summary>A text as it is typed on a keyboard.</summary>
/// <param name="Full">All syllables in one word, for example <c>zhoumin</c>.</param>
/// <param name="Initials">The first letter of each, for example <c>zm</c>.</param>
public readonly record struct Spelling(string Full, string Initials);
